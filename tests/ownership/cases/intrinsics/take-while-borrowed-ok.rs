use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut o = OwnedFd::try_open(true);
    let b = o.as_ref().unwrap().as_fd();
    let s = b.read();
    let x = o.take();
    s
}
