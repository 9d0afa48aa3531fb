use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut s = OwnedFd::open().read() + peek(&OwnedFd::open());
    s += OwnedFd::open().as_fd().read();
    s
}
