use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let fd;
    fd = OwnedFd::open();
    consume(fd)
}
