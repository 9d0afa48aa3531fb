use crate::prelude::*;

fn both(a: &OwnedFd, b: &mut OwnedFd) {
    a.read();
    b.rewind();
}
pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    let mut b = OwnedFd::open();
    both(&a, &mut b);
    both(&b, &mut a);
    0
}
