use crate::prelude::*;

fn both(a: &mut OwnedFd) -> i32 {
    a.rewind();
    poke(a);
    peek(a)
}
pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    both(&mut a) + both(&mut a)
}
