use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let b = OwnedFd::open();
    if n > 2 {
        consume(a);
    } else if n > 1 {
        consume(b);
    }
    log(9, n);
    n
}
