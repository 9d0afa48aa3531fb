use crate::prelude::*;

fn look(b: BorrowedFd<'_>) -> i32 {
    read_fd(b)
}
pub fn main(n: i32) -> i32 {
    return look(OwnedFd::open().as_fd());
}
