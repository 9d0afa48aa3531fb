use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let b = a.as_fd();
    let c = b.as_fd();
    let d = &c;
    let e = d.as_fd();
    b.read() + e.read()
}
