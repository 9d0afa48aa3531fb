use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let b = a.as_fd();
    let c = a.try_clone();
    b.read();
    drop(a);
    c.read()
}
