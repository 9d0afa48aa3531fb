use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
impl Drop for File {
    fn drop(&mut self) {
        log(6, 1)
    }
}
pub fn main(n: i32) -> i32 {
    let mut f = File { fd: OwnedFd::open() };
    if n > 3 {
        drop(f);
    }
    f.fd = OwnedFd::open();
    n
}
