use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut v = vec![];
    v.push(OwnedFd::open());
    let r = &v[0];
    v.push(OwnedFd::open());
    r.read()
}
