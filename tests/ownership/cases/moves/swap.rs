use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    let mut b = OwnedFd::open();
    a = a;
    let t = a;
    a = b;
    b = t;
    a.read() * 10 + b.read()
}
