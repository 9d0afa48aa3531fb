use crate::prelude::*;

fn both(a: OwnedFd, b: OwnedFd) -> i32 {
    a.read() + b.read()
}
pub fn main(n: i32) -> i32 {
    both(OwnedFd::open(), OwnedFd::open())
}
