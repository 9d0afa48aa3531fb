use crate::prelude::*;

struct Guard<'a> {
    fd: &'a OwnedFd,
}
impl Drop for Guard<'_> {
    fn drop(&mut self) {
        log(6, self.fd.raw)
    }
}
impl Guard<'_> {
    fn finish(self) -> i32 {
        self.fd.read()
    }
}
pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    let guard = Guard { fd: &a };
    if n > 1 && (guard.finish() > 0 && OwnedFd::open().read() > 3) {
        a.rewind();
    }
    let mut b = OwnedFd::open();
    if n < 2 || consume(b) > 100 {
        return 1;
    }
    b = OwnedFd::open();
    let c = OwnedFd::open();
    let d = OwnedFd::open();
    let read = if !(n > 4 && consume(d) > 0) { consume(c) } else { 0 };
    read + b.read()
}
