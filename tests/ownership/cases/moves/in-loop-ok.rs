use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let mut i = 0;
    while i < n {
        if i == 2 {
            consume(a);
            break;
        }
        i += 1;
    }
    i
}
