use crate::prelude::*;

fn forever(fd: &OwnedFd) -> BorrowedFd<'static> {
    fd.as_fd()
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    forever(&a).read()
}
