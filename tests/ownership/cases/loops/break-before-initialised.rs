use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let fd: OwnedFd;
    loop {
        if n > 3 {
            break;
        }
        fd = OwnedFd::open();
        break;
    }
    fd.read()
}
