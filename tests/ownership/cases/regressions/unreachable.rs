use crate::prelude::*;

fn lend(fd: &OwnedFd) -> BorrowedFd<'_> {
    return fd.as_fd();
    consume(*fd);
}
pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    lend(&fd).read()
}
