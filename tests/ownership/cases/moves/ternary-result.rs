use crate::prelude::*;

fn pick(n: i32, a: OwnedFd, b: OwnedFd) -> OwnedFd {
    if n > 2 {
        a
    } else {
        b
    }
}
pub fn main(n: i32) -> i32 {
    let c = pick(n, OwnedFd::open(), OwnedFd::open());
    c.read()
}
