use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut s = 0;
    if OwnedFd::open().read() > n {
        s = 1;
    }
    while OwnedFd::open().read() < n {
        s += 1;
    }
    if n > 4 && OwnedFd::open().read() > 0 {
        s += 10;
    }
    s
}
