use crate::prelude::*;

fn same(b: BorrowedFd<'_>) -> BorrowedFd<'_> {
    b
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let b = same(same(a.as_fd()));
    let s = b.read();
    drop(a);
    s
}
