use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    let x = &mut a;
    x.rewind();
    let y = &mut a;
    y.rewind();
    a.read()
}
