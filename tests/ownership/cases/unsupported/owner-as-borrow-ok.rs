use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    return read_fd(OwnedFd::open().as_fd());
}
