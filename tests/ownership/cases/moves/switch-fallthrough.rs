use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    if n == 1 {
        consume(a);
    }
    if n == 1 || n == 2 {
        return a.read();
    }
    0
}
