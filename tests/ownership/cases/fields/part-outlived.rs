use crate::prelude::*;

struct Pair {
    a: OwnedFd,
    b: OwnedFd,
}
pub fn main(n: i32) -> i32 {
    let b;
    {
        let p = Pair {
            a: OwnedFd::open(),
            b: OwnedFd::open(),
        };
        consume(p.a);
        b = p.b.as_fd();
    }
    b.read()
}
