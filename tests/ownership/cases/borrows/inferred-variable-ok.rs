use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let r = &a;
    let s = r;
    peek(s) + peek(r) + consume(a)
}
