use crate::prelude::*;

type Fd = OwnedFd;
fn number(a: &OwnedFd) -> i32 {
    a.read()
}
fn end(a: Fd) -> i32 {
    a.read()
}
pub fn main(n: i32) -> i32 {
    let a: Fd = OwnedFd::open();
    number(&a) + end(a)
}
