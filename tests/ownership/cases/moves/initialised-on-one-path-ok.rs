use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a: OwnedFd;
    if n > 2 {
        a = OwnedFd::open();
    } else {
        a = pass(OwnedFd::open());
    }
    a.read()
}
