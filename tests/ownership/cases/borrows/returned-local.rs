use crate::prelude::*;

fn f() -> BorrowedFd<'static> {
    let a = OwnedFd::open();
    a.as_fd()
}
pub fn main(n: i32) -> i32 {
    f().read()
}
