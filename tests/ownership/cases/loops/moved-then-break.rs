use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    loop {
        consume(fd);
        break;
    }
    0
}
