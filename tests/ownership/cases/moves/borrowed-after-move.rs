use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    drop(a);
    let b = a.as_fd();
    b.read()
}
