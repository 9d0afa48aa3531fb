use crate::prelude::*;

fn other(a: &OwnedFd) -> OwnedFd {
    a.read();
    OwnedFd::open()
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    return other(&a).read() + a.read();
}
