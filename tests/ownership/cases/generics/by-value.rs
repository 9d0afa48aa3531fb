use crate::prelude::*;

fn id<T>(x: T) -> T {
    x
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let b = id(a);
    a.read() + b.read()
}
