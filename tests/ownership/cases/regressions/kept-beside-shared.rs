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
fn lend<'a>(fd: &'a OwnedFd, other: OwnedFd) -> BorrowedFd<'a> {
    let mut nest = Nest { guard: Guard { fd } };
    nest.guard = Guard { fd: &other };
    fd.as_fd()
}
pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    lend(&fd, OwnedFd::open()).read()
}
