use crate::prelude::*;

struct View<'a> {
    fd: &'a OwnedFd,
}
impl Drop for View<'_> {
    fn drop(&mut self) {
        log(6, self.fd.raw)
    }
}
pub fn main(n: i32) -> i32 {
    let s = View { fd: &OwnedFd::open() }.fd.read();
    log(9, s);
    s
}
