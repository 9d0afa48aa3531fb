use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    let mut last: Option<BorrowedFd> = None;
    for i in 0..n {
        last = Some(a.as_fd());
        if let Some(b) = last {
            b.read();
        }
        a = OwnedFd::open();
    }
    a.read()
}
