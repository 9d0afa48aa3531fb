use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    read_fd(OwnedFd::open())
}
