use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    let x = &mut a;
    let y = &mut a;
    x.rewind();
    y.rewind();
    0
}
