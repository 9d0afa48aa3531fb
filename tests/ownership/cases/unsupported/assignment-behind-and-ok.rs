use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let fd: OwnedFd;
    let mut ok = false;
    if n > 3 {
        fd = OwnedFd::open();
        ok = true;
    } else {
        fd = pass(OwnedFd::open());
    }
    if ok {
        fd.read()
    } else {
        0
    }
}
