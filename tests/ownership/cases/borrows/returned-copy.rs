use crate::prelude::*;

fn same(b: BorrowedFd<'_>) -> BorrowedFd<'_> {
    let c = b;
    c
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    same(a.as_fd()).read()
}
