use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    let mut i = 0;
    while peek(&fd) + i < n {
        i += 1;
    }
    i
}
