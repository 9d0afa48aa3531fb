use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    assert!(n < 100, "{}", OwnedFd::open().read());
    assert!(n < 200, "{}", consume(a));
    a.read()
}
