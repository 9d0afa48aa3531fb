use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let b = OwnedFd::open();
    let mut x = a.as_fd();
    if n > 3 {
        x = b.as_fd();
    }
    drop(a);
    x.read()
}
