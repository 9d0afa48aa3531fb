use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let o = OwnedFd::try_open(n > 2);
    let Some(fd) = o else { return 0 };
    let s = consume(fd);
    let p = o;
    s
}
