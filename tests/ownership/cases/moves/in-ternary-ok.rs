use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let b = OwnedFd::open();
    let k = if n > 3 { a } else { b };
    k.read()
}
