use crate::prelude::*;

struct Two {
    a: OwnedFd,
    b: OwnedFd,
}
pub fn main(n: i32) -> i32 {
    let mut t = Two {
        a: OwnedFd::open(),
        b: OwnedFd::open(),
    };
    let x = t.a.as_fd();
    t.b = OwnedFd::open();
    x.read() + t.b.read()
}
