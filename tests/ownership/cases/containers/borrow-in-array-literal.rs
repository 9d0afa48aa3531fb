use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let v = [a.as_fd()];
    v[0].read()
}
