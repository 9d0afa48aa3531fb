use crate::prelude::*;

struct Hold {
    fd: OwnedFd,
}
pub fn main(n: i32) -> i32 {
    let mut a = Hold { fd: OwnedFd::open() };
    let mut b = Hold { fd: OwnedFd::open() };
    let k = (if n > 3 { &a } else { &b }).fd.read();
    drop(a);
    k
}
