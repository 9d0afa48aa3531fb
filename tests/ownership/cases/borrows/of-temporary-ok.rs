use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    return OwnedFd::open().as_fd().read() + read_fd(OwnedFd::open().as_fd());
}
