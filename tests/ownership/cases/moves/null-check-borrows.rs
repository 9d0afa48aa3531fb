use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let o = OwnedFd::try_open(n > 2);
    let mut s = 0;
    if let Some(fd) = &o {
        s = fd.read();
    }
    let p = o;
    if let Some(fd) = &p {
        s + fd.read()
    } else {
        s
    }
}
