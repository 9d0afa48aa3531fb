use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    let b = a.as_fd();
    a.rewind();
    b.read()
}
