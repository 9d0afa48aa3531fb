use crate::prelude::*;

struct View<'a> {
    fd: BorrowedFd<'a>,
}
pub fn main(n: i32) -> i32 {
    let mut v: Option<View> = None;
    let a = OwnedFd::open();
    v = Some(View { fd: a.as_fd() });
    n
}
