use crate::prelude::*;

fn f(a: OwnedFd) -> BorrowedFd<'static> {
    a.as_fd()
}
pub fn main(n: i32) -> i32 {
    f(OwnedFd::open()).read()
}
