use crate::prelude::*;

struct Lock<'a> {
    fd: &'a mut OwnedFd,
}
fn lend(fd: &mut OwnedFd) -> BorrowedFd<'_> {
    let lock = Lock { fd };
    lock.fd.as_fd()
}
pub fn main(n: i32) -> i32 {
    let mut fd = OwnedFd::open();
    lend(&mut fd).read()
}
