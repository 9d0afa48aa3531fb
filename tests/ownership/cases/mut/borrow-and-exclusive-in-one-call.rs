use crate::prelude::*;

fn copy_to(from: BorrowedFd, to: &mut OwnedFd) {
    from.read();
    to.rewind();
}
pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    copy_to(a.as_fd(), &mut a);
    0
}
