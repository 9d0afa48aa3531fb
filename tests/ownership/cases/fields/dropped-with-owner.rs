use crate::prelude::*;

struct File {
    fd: OwnedFd,
    k: i32,
}
struct Pair {
    a: OwnedFd,
    b: File,
}
pub fn main(n: i32) -> i32 {
    let p = Pair {
        a: OwnedFd::open(),
        b: File {
            fd: OwnedFd::open(),
            k: 2,
        },
    };
    if n > 3 {
        return p.b.fd.read();
    }
    p.a.read() + p.b.k
}
