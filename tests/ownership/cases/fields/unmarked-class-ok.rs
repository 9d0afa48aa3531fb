use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
pub fn main(n: i32) -> i32 {
    let f = File { fd: OwnedFd::open() };
    f.fd.read()
}
