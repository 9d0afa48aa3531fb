use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    let mut last: Option<BorrowedFd> = None;
    for i in 0..n {
        if let Some(b) = last {
            b.read();
        }
        last = Some(a.as_fd());
        a = OwnedFd::open();
    }
    0
}
