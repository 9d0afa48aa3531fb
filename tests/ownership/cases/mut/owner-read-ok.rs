use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    let m: &mut OwnedFd = &mut a;
    m.rewind();
    a.read()
}
