use crate::prelude::*;

fn f<'a>(a: BorrowedFd<'a>, b: BorrowedFd<'a>) -> BorrowedFd<'a> {
    if a.read() > 3 {
        a
    } else {
        b
    }
}
pub fn main(n: i32) -> i32 {
    let x = OwnedFd::open();
    let r;
    {
        let y = OwnedFd::open();
        r = f(x.as_fd(), y.as_fd());
    }
    r.read()
}
