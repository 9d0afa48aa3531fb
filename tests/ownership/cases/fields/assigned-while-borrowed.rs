use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
pub fn main(n: i32) -> i32 {
    let mut f = File { fd: OwnedFd::open() };
    let b = f.fd.as_fd();
    f.fd = OwnedFd::open();
    b.read()
}
