use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a: OwnedFd;
    if n > 2 {
        a = OwnedFd::open();
    }
    a.read()
}
