use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let b = OwnedFd::open();
    let c = OwnedFd::open();
    a.raw + b.raw + c.raw
}
