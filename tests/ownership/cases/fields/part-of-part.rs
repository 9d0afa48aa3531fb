use crate::prelude::*;

struct Pair {
    a: OwnedFd,
    b: OwnedFd,
}
struct Outer {
    first: OwnedFd,
    pair: Pair,
    last: OwnedFd,
}
fn sum(p: Pair) -> i32 {
    p.a.read() + p.b.read()
}
pub fn main(n: i32) -> i32 {
    let o = Outer {
        first: OwnedFd::open(),
        pair: Pair {
            a: OwnedFd::open(),
            b: OwnedFd::open(),
        },
        last: OwnedFd::open(),
    };
    if n == 1 {
        return consume(o.pair.a);
    }
    if n == 2 {
        return sum(o.pair);
    }
    if n > 5 {
        consume(o.pair.b);
    }
    o.last.read()
}
