use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    for i in 0..n {
        consume(a);
    }
    0
}
