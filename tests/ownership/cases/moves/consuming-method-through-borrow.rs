use crate::prelude::*;

fn f(a: &OwnedFd) {
    a.close();
}
pub fn main(n: i32) -> i32 {
    0
}
