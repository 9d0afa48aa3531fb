use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    if n > 2 {
        consume(a);
    }
    a = OwnedFd::open();
    if n > 4 {
        consume(a);
    }
    n
}
