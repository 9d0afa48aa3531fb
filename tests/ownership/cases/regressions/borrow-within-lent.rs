use crate::prelude::*;

struct Guard<'a> {
    fd: &'a OwnedFd,
}
impl Drop for Guard<'_> {
    fn drop(&mut self) {
        log(6, self.fd.raw)
    }
}
struct Nest<'a> {
    guard: Guard<'a>,
}
impl<'a> Nest<'a> {
    fn put(&mut self, guard: Guard<'a>) {
        self.guard = guard;
    }
}
fn inner(fd: &OwnedFd) -> BorrowedFd<'_> {
    let mut nest = Nest { guard: Guard { fd } };
    let lent = &mut nest;
    lent.guard.fd.as_fd()
}
pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    inner(&fd).read()
}
