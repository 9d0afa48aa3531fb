use crate::prelude::*;

struct Holder<'a> {
    b: BorrowedFd<'a>,
}
fn made(fd: &OwnedFd) -> Holder<'_> {
    Holder { b: fd.as_fd() }
}
pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    made(&fd).b.read()
}
