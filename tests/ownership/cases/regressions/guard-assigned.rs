use crate::prelude::*;

struct Guard<'a> {
    fd: &'a OwnedFd,
}
impl Drop for Guard<'_> {
    fn drop(&mut self) {
        log(6, self.fd.raw)
    }
}
pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    let b = OwnedFd::open();
    let mut g = Guard { fd: &a };
    a.rewind();
    g = Guard { fd: &b };
    n
}
