use crate::prelude::*;

struct Numbered {
    fd: OwnedFd,
    k: i32,
}
pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    let p = Numbered { fd, k: 3 };
    p.fd.read() + p.k
}
