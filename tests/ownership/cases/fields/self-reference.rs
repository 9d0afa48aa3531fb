use crate::prelude::*;

struct Both<'a> {
    fd: OwnedFd,
    b: BorrowedFd<'a>,
}
fn made() -> Both<'static> {
    let fd = OwnedFd::open();
    let b = fd.as_fd();
    Both { fd, b }
}
pub fn main(n: i32) -> i32 {
    let both = made();
    both.b.read()
}
