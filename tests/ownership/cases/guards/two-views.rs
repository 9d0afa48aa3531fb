use crate::prelude::*;

struct View<'a> {
    fd: &'a OwnedFd,
}
impl Drop for View<'_> {
    fn drop(&mut self) {
        log(6, self.fd.raw)
    }
}
impl View<'_> {
    fn again(&self) -> View<'_> {
        View { fd: self.fd }
    }
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let v = View { fd: &a };
    let w = View { fd: &a };
    let x = v.again();
    v.fd.read() + w.fd.read() + x.fd.read()
}
