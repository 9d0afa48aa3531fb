use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    let other = OwnedFd::open();
    if n > 3 {
        fd;
        log(9, n);
    }
    other.read()
}
