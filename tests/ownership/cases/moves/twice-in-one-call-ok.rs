use crate::prelude::*;

fn two(a: OwnedFd, b: OwnedFd) -> i32 {
    a.read() * 10 + b.read()
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    two(OwnedFd::open(), a)
}
