use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    if n > 3 {
        drop(fd);
        log(9, n);
        return 1;
    }
    return if n > 5 { 2 } else { consume(fd) };
}
