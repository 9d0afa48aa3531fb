use crate::prelude::*;

fn look(fd: &OwnedFd) -> i32 {
    peek(fd)
}
pub fn main(n: i32) -> i32 {
    return look(&OwnedFd::open());
}
