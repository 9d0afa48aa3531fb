use crate::prelude::*;

fn made() -> &'static mut OwnedFd {
    let mut a = OwnedFd::open();
    &mut a
}
pub fn main(n: i32) -> i32 {
    made().rewind();
    0
}
