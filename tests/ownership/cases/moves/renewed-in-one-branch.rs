use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    consume(a);
    if n > 3 {
        a = OwnedFd::open();
    }
    a.read()
}
