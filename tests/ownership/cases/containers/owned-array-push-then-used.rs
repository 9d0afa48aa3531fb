use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    let mut v = Vec::new();
    v.push(fd);
    fd.read()
}
