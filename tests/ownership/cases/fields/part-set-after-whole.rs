use crate::prelude::*;

struct Pair {
    a: OwnedFd,
    b: OwnedFd,
}
fn end(p: Pair) -> i32 {
    p.b.read()
}
pub fn main(n: i32) -> i32 {
    let mut p = Pair {
        a: OwnedFd::open(),
        b: OwnedFd::open(),
    };
    if n > 3 {
        consume(p.a);
    } else {
        end(p);
        p.a = OwnedFd::open();
    }
    0
}
