use crate::prelude::*;

fn f(a: &mut OwnedFd, b: &mut OwnedFd) {}
pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    f(&mut a, &mut a);
    0
}
