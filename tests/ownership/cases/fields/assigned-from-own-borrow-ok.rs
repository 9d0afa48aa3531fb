use crate::prelude::*;

struct Holder {
    fd: OwnedFd,
}
fn next(b: BorrowedFd<'_>) -> OwnedFd {
    b.read();
    OwnedFd::open()
}
pub fn main(n: i32) -> i32 {
    let mut w = Holder { fd: OwnedFd::open() };
    w.fd = next(w.fd.as_fd());
    w.fd.read()
}
