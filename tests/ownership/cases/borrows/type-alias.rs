use crate::prelude::*;

fn f(a: &OwnedFd) -> BorrowedFd<'_> {
    a.as_fd()
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let b = f(&a);
    consume(a);
    b.read()
}
