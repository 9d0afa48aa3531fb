#[path = "fd_lock.rs"]
mod fd_lock;
use fd_lock::*;

pub fn main(n: i32) -> i32 {
    let lock = RwLock::open();
    let first = lock.read();
    let second = lock.read();
    n
}
