use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let r: &OwnedFd = &OwnedFd::open();
    log(9, 0);
    r.read()
}
