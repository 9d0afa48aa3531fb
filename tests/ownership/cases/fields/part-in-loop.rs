use crate::prelude::*;

struct Pair {
    a: OwnedFd,
    b: OwnedFd,
}
pub fn main(n: i32) -> i32 {
    let mut p = Pair {
        a: OwnedFd::open(),
        b: OwnedFd::open(),
    };
    for i in 0..n {
        if i == 1 {
            consume(p.a);
        } else if i == 2 {
            consume(p.b);
        }
        p = Pair {
            a: OwnedFd::open(),
            b: OwnedFd::open(),
        };
        if i == 3 {
            break;
        }
    }
    p.a.read() + p.b.read()
}
