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
    let f = File { fd: OwnedFd::open() };
    let g = f;
    g.fd.read()
}
