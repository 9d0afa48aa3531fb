use crate::prelude::*;

fn number(x: &OwnedFd) -> i32 {
    x.read()
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    number(&a) + a.read()
}
