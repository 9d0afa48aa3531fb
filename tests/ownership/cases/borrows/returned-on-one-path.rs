use crate::prelude::*;

fn f(a: &OwnedFd, n: i32) -> BorrowedFd<'_> {
    let b = a.as_fd();
    if n > 3 {
        return b;
    }
    a.as_fd()
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    f(&a, n).read()
}
