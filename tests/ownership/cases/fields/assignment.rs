use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
impl File {
    fn set(&mut self, fd: OwnedFd) {
        self.fd = fd;
    }
}
pub fn main(n: i32) -> i32 {
    let mut f = File { fd: OwnedFd::open() };
    f.fd = OwnedFd::open();
    if n > 3 {
        f.set(OwnedFd::open());
    }
    f.fd.read()
}
