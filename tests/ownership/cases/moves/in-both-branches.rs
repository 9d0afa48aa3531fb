use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    if n > 3 {
        consume(a);
    } else {
        drop(a);
    }
    a.read()
}
