use crate::prelude::*;

struct Both<'a> {
    fd: OwnedFd,
    b: BorrowedFd<'a>,
}
fn made(b: BorrowedFd<'_>) -> Both<'_> {
    Both {
        fd: OwnedFd::open(),
        b,
    }
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let both = made(a.as_fd());
    both.b.read() * 10 + both.fd.read()
}
