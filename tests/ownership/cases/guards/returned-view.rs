use crate::prelude::*;

struct View<'a> {
    fd: &'a OwnedFd,
}
impl Drop for View<'_> {
    fn drop(&mut self) {
        log(6, self.fd.raw)
    }
}
fn view(fd: &OwnedFd) -> View<'_> {
    View { fd }
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let v = view(&a);
    v.fd.read()
}
