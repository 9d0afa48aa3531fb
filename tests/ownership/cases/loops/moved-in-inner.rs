use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    for i in 0..n {
        let a = OwnedFd::open();
        for j in 0..n {
            consume(a);
        }
    }
    0
}
