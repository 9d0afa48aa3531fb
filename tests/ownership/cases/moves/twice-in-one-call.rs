use crate::prelude::*;

fn two(a: OwnedFd, b: OwnedFd) -> i32 {
    a.read() + b.read()
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    two(a, a)
}
