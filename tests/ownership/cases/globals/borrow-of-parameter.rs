use crate::prelude::*;

static CURRENT: std::sync::Mutex<Option<BorrowedFd<'static>>> = std::sync::Mutex::new(None);
fn keep(b: BorrowedFd<'_>) {
    *CURRENT.lock().unwrap() = Some(b);
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    keep(a.as_fd());
    0
}
