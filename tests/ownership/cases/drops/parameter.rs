use crate::prelude::*;

fn maybe(n: i32, a: OwnedFd) -> i32 {
    if n > 3 {
        return consume(a);
    }
    if n == 1 {
        drop(a);
    }
    n
}
pub fn main(n: i32) -> i32 {
    maybe(n, OwnedFd::open())
}
