use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    return OwnedFd::open().read() + a.read();
}
