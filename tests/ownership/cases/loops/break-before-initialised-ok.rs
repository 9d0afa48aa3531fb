use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let fd: OwnedFd;
    loop {
        fd = OwnedFd::open();
        if n > 3 {
            break;
        }
        fd.read();
        break;
    }
    fd.read()
}
