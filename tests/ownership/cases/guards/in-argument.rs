use crate::prelude::*;

struct Guard<'a> {
    fd: &'a OwnedFd,
}
impl<'a> Drop for Guard<'a> {
    fn drop(&mut self) {
        log(6, self.fd.raw)
    }
}
fn two(g: Guard, k: i32) -> i32 {
    g.fd.raw + k
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    two(Guard { fd: &a }, consume(a))
}
