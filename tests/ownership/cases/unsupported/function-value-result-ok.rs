use crate::prelude::*;

fn make() -> i32 {
    return OwnedFd::open().read();
}
pub fn main(n: i32) -> i32 {
    let g = make;
    g()
}
