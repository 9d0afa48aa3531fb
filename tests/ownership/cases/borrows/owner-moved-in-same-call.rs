use crate::prelude::*;

fn f(b: BorrowedFd<'_>, a: OwnedFd) -> i32 {
    a.read()
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    f(a.as_fd(), a)
}
