use crate::prelude::*;

fn again(b: BorrowedFd<'_>) -> BorrowedFd<'_> {
    b.as_fd()
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    again(a.as_fd()).read()
}
