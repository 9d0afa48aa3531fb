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
    let a = OwnedFd::open();
    let b = OwnedFd::open();
    let mut guard = Guard { fd: &a };
    let mut i = 0;
    while i < n {
        guard = Guard { fd: &b };
        if i > 1 {
            drop(guard);
        }
        i += 1;
    }
    consume(b)
}
