use crate::prelude::*;

fn end(fd: &OwnedFd) -> i32 {
    consume(*fd)
}
pub fn main(n: i32) -> i32 {
    end(&OwnedFd::open())
}
