use crate::prelude::*;

struct Holder<'a> {
    b: BorrowedFd<'a>,
}
fn made() -> Holder<'static> {
    let fd = OwnedFd::open();
    Holder { b: fd.as_fd() }
}
pub fn main(n: i32) -> i32 {
    made().b.read()
}
