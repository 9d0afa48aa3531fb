use crate::prelude::*;

fn first<'a>(a: BorrowedFd<'a>, b: BorrowedFd<'_>) -> BorrowedFd<'a> {
    a
}
pub fn main(n: i32) -> i32 {
    let x = OwnedFd::open();
    let y = OwnedFd::open();
    let r = first(x.as_fd(), y.as_fd());
    drop(y);
    r.read()
}
