use crate::prelude::*;

fn f() -> BorrowedFd {
    let a = OwnedFd::open();
    return a.as_fd();
}

pub fn main(n: i32) -> i32 {
    f().read()
}
