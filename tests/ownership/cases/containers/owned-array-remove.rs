use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut v = Vec::new();
    v.push(OwnedFd::open());
    v.push(OwnedFd::open());
    v.push(OwnedFd::open());
    let s = consume(v.remove(0));
    s + v[0].read()
}
