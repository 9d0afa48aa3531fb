use crate::prelude::*;

fn next(fd: OwnedFd) -> bool {
    false
}
pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    while next(fd) {}
    0
}
