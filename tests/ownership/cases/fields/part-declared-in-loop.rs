use crate::prelude::*;

struct Pair {
    a: OwnedFd,
    b: OwnedFd,
}
fn whole(p: Pair) -> i32 {
    p.b.read()
}
pub fn main(n: i32) -> i32 {
    let mut s = 0;
    for i in 0..n {
        let p = Pair {
            a: OwnedFd::open(),
            b: OwnedFd::open(),
        };
        if i == 1 {
            continue;
        }
        if i == 2 {
            s += consume(p.b);
            continue;
        }
        if i == 3 {
            s += whole(p);
            continue;
        }
        if i == 5 {
            consume(p.a);
            break;
        }
        p.a.read();
    }
    s
}
