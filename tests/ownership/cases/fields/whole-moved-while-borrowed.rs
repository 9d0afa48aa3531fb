use crate::prelude::*;

struct Pair {
    a: OwnedFd,
    b: OwnedFd,
}
fn end(p: Pair) -> i32 {
    p.b.read()
}
pub fn main(n: i32) -> i32 {
    let p = Pair {
        a: OwnedFd::open(),
        b: OwnedFd::open(),
    };
    let b = p.a.as_fd();
    end(p);
    b.read()
}
