use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let fd: OwnedFd;
    let ok = n > 3 && {
        fd = OwnedFd::open();
        true
    };
    fd.read()
}
