use crate::prelude::*;

fn unused(a: OwnedFd) {
    peek(&a);
    consume(a);
}
pub fn main(n: i32) -> i32 {
    n
}
