use crate::prelude::*;

fn first<'a, 'b>(a: BorrowedFd<'a>, b: BorrowedFd<'b>) -> BorrowedFd<'c> {
    a
}
pub fn main(n: i32) -> i32 {
    n
}
