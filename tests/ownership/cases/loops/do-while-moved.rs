use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let mut i = 0;
    loop {
        consume(a);
        i += 1;
        if !(i < n) {
            break;
        }
    }
    i
}
