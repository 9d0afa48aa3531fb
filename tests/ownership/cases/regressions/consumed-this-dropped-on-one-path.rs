use crate::prelude::*;

struct Hold {
    fd: OwnedFd,
}
impl Hold {
    fn end(self, n: i32) -> i32 {
        if n > 3 {
            drop(self);
        }
        n
    }
}
pub fn main(n: i32) -> i32 {
    Hold { fd: OwnedFd::open() }.end(n)
}
