use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    a = OwnedFd::open();
    if n > 2 {
        a = OwnedFd::open();
    }
    a.read()
}
