use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let b = OwnedFd::open();
    if a == b {
        1
    } else {
        a.read() + b.read()
    }
}
