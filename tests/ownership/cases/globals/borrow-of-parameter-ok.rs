use crate::prelude::*;

use std::sync::atomic::{AtomicI32, Ordering::Relaxed};
static CURRENT: AtomicI32 = AtomicI32::new(0);
fn keep(b: BorrowedFd<'_>) {
    CURRENT.store(b.read(), Relaxed);
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    keep(a.as_fd());
    CURRENT.load(Relaxed)
}
