use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut v = Vec::new();
    v.push(OwnedFd::open());
    let b = v[0].as_fd();
    let s = b.read();
    v.clear();
    log(9, s);
    v.push(OwnedFd::open());
    s + v[0].read()
}
