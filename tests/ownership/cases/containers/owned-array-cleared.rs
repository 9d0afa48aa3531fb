use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut v = Vec::new();
    v.push(OwnedFd::open());
    let b = v[0].as_fd();
    v.clear();
    b.read()
}
