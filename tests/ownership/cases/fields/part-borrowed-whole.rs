use crate::prelude::*;

struct Pair {
    a: OwnedFd,
    b: OwnedFd,
}
pub fn main(n: i32) -> i32 {
    let p = Pair {
        a: OwnedFd::open(),
        b: OwnedFd::open(),
    };
    let r = &p;
    consume(p.a);
    r.b.read()
}
