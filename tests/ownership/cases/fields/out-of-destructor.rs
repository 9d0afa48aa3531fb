use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
impl Drop for File {
    fn drop(&mut self) {}
}
pub fn main(n: i32) -> i32 {
    let f = File { fd: OwnedFd::open() };
    consume(f.fd)
}
