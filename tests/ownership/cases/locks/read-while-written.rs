#[path = "fd_lock.rs"]
mod fd_lock;
use fd_lock::*;

pub fn main(n: i32) -> i32 {
    let mut lock = RwLock::open();
    let write = lock.write();
    let read = lock.read();
    n
}
