use crate::prelude::*;

struct Pair {
    a: OwnedFd,
    b: OwnedFd,
}
fn maybe(p: Pair, n: i32) -> i32 {
    if n > 3 {
        consume(p.a);
    }
    log(9, n);
    n
}
pub fn main(n: i32) -> i32 {
    maybe(
        Pair {
            a: OwnedFd::open(),
            b: OwnedFd::open(),
        },
        n,
    )
}
