use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    let o = Some(fd);
    let k = fd.read();
    if o.is_some() {
        k
    } else {
        0
    }
}
