use crate::prelude::*;

fn f(a: &OwnedFd) {
    a.rewind();
}
pub fn main(n: i32) -> i32 {
    0
}
