use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let r = &a;
    let s = r;
    consume(*s)
}
