use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let c = a;
    let b = c.as_fd();
    b.read()
}
