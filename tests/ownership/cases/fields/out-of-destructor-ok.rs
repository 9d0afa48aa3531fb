use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
impl Drop for File {
    fn drop(&mut self) {
        log(7, self.fd.raw)
    }
}
pub fn main(n: i32) -> i32 {
    let mut f = File { fd: OwnedFd::open() };
    consume(replace(&mut f.fd, OwnedFd::open()))
}
