use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut v = Vec::new();
    v.push(OwnedFd::open());
    let s = {
        let new = OwnedFd::open();
        consume(replace(&mut v[0], new))
    };
    s + consume(v.remove(0))
}
