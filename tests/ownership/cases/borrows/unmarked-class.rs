use crate::prelude::*;

struct View {
    fd: BorrowedFd,
}
pub fn main(n: i32) -> i32 {
    0
}
