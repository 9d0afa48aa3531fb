use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    let mut b = a.as_fd();
    for i in 0..n {
        b.read();
        consume(a);
        a = OwnedFd::open();
        b = a.as_fd();
    }
    b.read()
}
