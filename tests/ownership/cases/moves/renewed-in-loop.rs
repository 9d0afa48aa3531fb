use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    let mut i = 0;
    while i < n {
        consume(a);
        a = OwnedFd::open();
        i += 1;
    }
    a.read()
}
