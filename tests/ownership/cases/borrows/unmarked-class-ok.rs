use crate::prelude::*;

struct View<'a> {
    fd: BorrowedFd<'a>,
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let v = View { fd: a.as_fd() };
    v.fd.read()
}
