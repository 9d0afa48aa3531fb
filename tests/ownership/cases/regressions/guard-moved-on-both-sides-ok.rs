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
    let guard = Guard { fd: &a };
    let other = if n > 3 { guard } else { guard };
    let read = other.fd.raw;
    drop(other);
    read + consume(a)
}
