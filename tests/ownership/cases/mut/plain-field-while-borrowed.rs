use crate::prelude::*;

struct Counter {
    n: i32,
    fd: OwnedFd,
}
pub fn main(n: i32) -> i32 {
    let mut c = Counter {
        n: 0,
        fd: OwnedFd::open(),
    };
    let r = &c;
    c.n = 4;
    r.n
}
