use crate::prelude::*;

fn f(a: &OwnedFd, b: &mut OwnedFd) {}
pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    f(&a, &mut a);
    0
}
