use crate::prelude::*;

fn f<'a>(a: BorrowedFd<'a>, b: BorrowedFd<'_>) -> BorrowedFd<'a> {
    b
}
pub fn main(n: i32) -> i32 {
    0
}
