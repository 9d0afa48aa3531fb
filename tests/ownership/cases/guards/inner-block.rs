use crate::prelude::*;

struct Guard<'a> {
    fd: BorrowedFd<'a>,
}
impl Drop for Guard<'_> {
    fn drop(&mut self) {
        log(6, 0)
    }
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    {
        let g = Guard { fd: a.as_fd() };
        g.fd.read();
    }
    consume(a)
}
