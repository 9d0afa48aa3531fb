use crate::prelude::*;

fn unused(a: OwnedFd) {
    consume(a);
    consume(a);
}
pub fn main(n: i32) -> i32 {
    0
}
