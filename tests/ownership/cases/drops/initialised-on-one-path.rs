use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let fd;
    if n > 3 {
        fd = OwnedFd::open();
    }
    log(9, n);
    0
}
