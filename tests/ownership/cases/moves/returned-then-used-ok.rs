use crate::prelude::*;

fn both(a: OwnedFd) -> OwnedFd {
    peek(&a);
    a
}
pub fn main(n: i32) -> i32 {
    return both(OwnedFd::open()).read();
}
