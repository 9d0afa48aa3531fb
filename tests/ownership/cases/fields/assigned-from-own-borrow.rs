use crate::prelude::*;

struct W {
    f: OwnedFd,
}
fn mk(b: BorrowedFd<'_>) -> OwnedFd {
    OwnedFd::open()
}
pub fn main(n: i32) -> i32 {
    let mut w = W { f: OwnedFd::open() };
    let b = w.f.as_fd();
    w.f = mk(b);
    b.read()
}
