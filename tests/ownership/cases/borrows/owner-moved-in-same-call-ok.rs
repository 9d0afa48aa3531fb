use crate::prelude::*;

fn add(k: i32, a: OwnedFd) -> i32 {
    k + a.read()
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    add(a.as_fd().read(), a)
}
