use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let b = OwnedFd::open();
    if n > 1 && consume(a) > 0 {
        return 1;
    }
    if n < 5 || consume(b) > 0 {
        return b.read();
    }
    a.read()
}
