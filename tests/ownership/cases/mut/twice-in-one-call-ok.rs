use crate::prelude::*;

fn both(a: &mut OwnedFd, b: &mut OwnedFd) {
    a.rewind();
    b.rewind();
}
pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    let mut b = OwnedFd::open();
    both(&mut a, &mut b);
    both(&mut b, &mut a);
    0
}
