use crate::prelude::*;

struct Pair {
    a: OwnedFd,
    b: OwnedFd,
}
pub fn main(n: i32) -> i32 {
    let fd;
    {
        let p = Pair {
            a: OwnedFd::open(),
            b: OwnedFd::open(),
        };
        fd = p.a;
    }
    log(9, n);
    fd.read()
}
