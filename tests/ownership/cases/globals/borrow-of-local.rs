use crate::prelude::*;

static mut G: Option<BorrowedFd<'static>> = None;
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    unsafe {
        G = Some(a.as_fd());
    }
    0
}
