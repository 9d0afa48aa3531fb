use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    let mut b = OwnedFd::open();
    (if n > 3 { &mut a } else { &mut b }).rewind();
    a.read()
}
