use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    if OwnedFd::open().read() > n && a.read() > 2 {
        return 1;
    }
    let both = OwnedFd::open().read() > n + 2 || a.read() > 2;
    log(9, both as i32);
    0
}
