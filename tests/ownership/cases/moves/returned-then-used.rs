use crate::prelude::*;

fn both(a: OwnedFd) -> OwnedFd {
    consume(a);
    a
}
pub fn main(n: i32) -> i32 {
    both(OwnedFd::open()).read()
}
