use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    let o = if n > 3 { Some(fd) } else { None };
    if let Some(x) = &o {
        x.read()
    } else {
        0
    }
}
