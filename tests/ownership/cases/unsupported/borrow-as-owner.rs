use crate::prelude::*;

fn end(b: BorrowedFd<'_>) -> i32 {
    consume(b)
}
pub fn main(n: i32) -> i32 {
    end(OwnedFd::open().as_fd())
}
