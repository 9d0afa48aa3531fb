use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut s = 0;
    for i in 0..n {
        let fd: OwnedFd;
        fd = OwnedFd::open();
        s += consume(fd);
    }
    s
}
