#[path = "fd_lock.rs"]
mod fd_lock;
use fd_lock::*;

pub fn main(n: i32) -> i32 {
    let mut lock = RwLock::open();
    {
        let mut write = lock.write();
        write.file();
    }
    let read = lock.read();
    n
}
