use crate::prelude::*;

struct Guard<'a> {
    fd: &'a OwnedFd,
}
impl<'a> Drop for Guard<'a> {
    fn drop(&mut self) {
        log(6, self.fd.raw)
    }
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let g = Guard { fd: &a };
    consume(a);
    n
}
