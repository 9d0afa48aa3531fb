#[path = "fd_lock.rs"]
mod fd_lock;
use fd_lock::*;

pub fn main(n: i32) -> i32 {
    let lock = RwLock::open();
    lock.read().file();
    let file = lock.into_inner();
    n
}
