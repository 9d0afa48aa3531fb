use crate::prelude::*;

struct Pair {
    a: OwnedFd,
    b: OwnedFd,
}
fn sum(p: &Pair) -> i32 {
    p.a.read() + p.b.read()
}
pub fn main(n: i32) -> i32 {
    let p = Pair {
        a: OwnedFd::open(),
        b: OwnedFd::open(),
    };
    consume(p.a) + sum(&p)
}
