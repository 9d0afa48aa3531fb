use crate::prelude::*;

struct Pair {
    a: OwnedFd,
    b: OwnedFd,
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let b = OwnedFd::open();
    let p = Pair { a: b, b: a };
    p.a.read() * 10 + p.b.read()
}
