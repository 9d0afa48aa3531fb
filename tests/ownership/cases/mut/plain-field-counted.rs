use crate::prelude::*;

struct Counter {
    n: i32,
    fd: OwnedFd,
}
fn up(c: &Counter) {
    c.n += 1;
}
fn add(c: &Counter) {
    c.n += 2;
}
pub fn main(n: i32) -> i32 {
    let c = Counter {
        n: 0,
        fd: OwnedFd::open(),
    };
    up(&c);
    add(&c);
    c.n
}
