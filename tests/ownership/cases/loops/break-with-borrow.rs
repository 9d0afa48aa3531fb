use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let b;
    loop {
        let fd = OwnedFd::open();
        b = fd.as_fd();
        break;
    }
    b.read()
}
