use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let b = OwnedFd::open().as_fd();
    b.read()
}
