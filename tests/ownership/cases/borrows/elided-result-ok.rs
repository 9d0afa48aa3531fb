use crate::prelude::*;

fn number(a: &OwnedFd) -> i32 {
    a.as_fd().read()
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let k = number(&a);
    drop(a);
    k
}
