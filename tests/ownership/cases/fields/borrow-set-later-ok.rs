use crate::prelude::*;

struct View<'a> {
    fd: BorrowedFd<'a>,
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let b = OwnedFd::open();
    let mut v = View { fd: a.as_fd() };
    let s = v.fd.read();
    if n > 3 {
        v = View { fd: b.as_fd() };
    }
    s + v.fd.read()
}
