use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let b = a.as_fd();
    if n > 3 {
        consume(a);
        return 1;
    }
    b.read()
}
