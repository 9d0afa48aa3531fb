use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let b: BorrowedFd;
    {
        let a = OwnedFd::open();
        b = a.as_fd();
    }
    b.read()
}
