use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    if n > 3 && {
        drop(fd);
        false
    } {
        return 1;
    }
    if n > 5 {
        2
    } else {
        consume(fd)
    }
}
