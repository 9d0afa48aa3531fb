use crate::prelude::*;

fn f(a: BorrowedFd<'_>, b: BorrowedFd<'_>) -> BorrowedFd<'_> {
    a
}
pub fn main(n: i32) -> i32 {
    0
}
