use crate::prelude::*;

struct Lock<'a> {
    fd: &'a mut OwnedFd,
}
impl Drop for Lock<'_> {
    fn drop(&mut self) {
        log(6, self.fd.raw)
    }
}
pub fn main(n: i32) -> i32 {
    let mut fd = OwnedFd::open();
    let lock = Lock { fd: &mut fd };
    let first = &mut *lock.fd;
    let second = &mut *lock.fd;
    first.rewind();
    second.rewind();
    n
}
