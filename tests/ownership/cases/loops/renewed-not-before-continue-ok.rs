use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut fd = OwnedFd::open();
    for i in 0..3 {
        consume(fd);
        fd = OwnedFd::open();
        if i == 1 {
            continue;
        }
        fd.read();
    }
    0
}
