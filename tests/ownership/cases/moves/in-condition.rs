use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    if n > 2 && consume(a) > 0 {
        return 1;
    }
    a.read()
}
