#[path = "fd_lock.rs"]
mod fd_lock;
use fd_lock::*;

pub fn main(n: i32) -> i32 {
    let lock = RwLock::open();
    let read = lock.read();
    let file = read.file();
    file.metadata();
    drop(read);
    n
}
