use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut fd = OwnedFd::open();
    let first = fd;
    fd = OwnedFd::open();
    drop(fd);
    consume(fd) + first.read()
}
