use crate::prelude::*;

fn both(a: OwnedFd, n: i32) -> i32 {
    let b = OwnedFd::open();
    if n > 3 {
        return consume(a);
    }
    b.read()
}
pub fn main(n: i32) -> i32 {
    both(OwnedFd::open(), n) + both(OwnedFd::open(), n + 1)
}
