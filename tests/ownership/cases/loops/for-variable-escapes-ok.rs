use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let z = OwnedFd::open();
    let a = OwnedFd::open();
    let mut b = z.as_fd();
    let mut i = 0;
    while i < n {
        b = a.as_fd();
        i += 1;
    }
    b.read()
}
