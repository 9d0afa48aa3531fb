use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    log(9, if OwnedFd::open().read() > n { OwnedFd::open().read() } else { a.read() });
    0
}
