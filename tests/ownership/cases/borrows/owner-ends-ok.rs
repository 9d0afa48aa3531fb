use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let b;
    {
        b = a.as_fd();
    }
    b.read()
}
