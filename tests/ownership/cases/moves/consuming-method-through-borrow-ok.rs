use crate::prelude::*;

fn end(a: OwnedFd) {
    a.close();
}
pub fn main(n: i32) -> i32 {
    end(OwnedFd::open());
    n
}
