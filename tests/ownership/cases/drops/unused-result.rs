use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    OwnedFd::open();
    pass(OwnedFd::open());
    1
}
