use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut v = Vec::new();
    v.push(OwnedFd::open());
    let fd: OwnedFd = v[0];
    return consume(v[0]);
}
