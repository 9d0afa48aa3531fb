use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut o = OwnedFd::try_open(true);
    let b = o.as_ref().unwrap().as_fd();
    let x = o.take();
    b.read()
}
