use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let c;
    {
        let b = a.as_fd();
        c = b;
    }
    consume(a);
    c.read()
}
