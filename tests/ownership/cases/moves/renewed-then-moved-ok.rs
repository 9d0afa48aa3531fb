use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut fd = OwnedFd::open();
    consume(fd);
    fd = OwnedFd::open();
    fd.read()
}
