use crate::prelude::*;

fn lent<'a, T: AsFd>(x: T) -> BorrowedFd<'a> {
    x.as_fd()
}
pub fn main(n: i32) -> i32 {
    n
}
