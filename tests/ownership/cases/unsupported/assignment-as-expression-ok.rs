use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a: OwnedFd;
    a = OwnedFd::open();
    let k = peek(&a);
    k
}
