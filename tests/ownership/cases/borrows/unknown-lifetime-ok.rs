use crate::prelude::*;

fn second<'b>(a: BorrowedFd<'_>, b: BorrowedFd<'b>) -> BorrowedFd<'b> {
    a.read();
    b
}
pub fn main(n: i32) -> i32 {
    let x = OwnedFd::open();
    let y = OwnedFd::open();
    let r = second(x.as_fd(), y.as_fd());
    consume(x);
    r.read()
}
