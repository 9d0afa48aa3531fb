use crate::prelude::*;

fn steal(a: &OwnedFd) -> OwnedFd {
    *a
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    steal(&a).read()
}
