use crate::prelude::*;

struct Wrapper {
    fd: OwnedFd,
}
impl Wrapper {
    fn read(&self) -> i32 {
        self.fd.read()
    }
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let s = Wrapper { fd: a }.read() + n;
    log(9, s);
    s
}
