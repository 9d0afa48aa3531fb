use crate::prelude::*;

fn end(fd: OwnedFd) -> bool {
    false
}
pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    if n == 0 && end(fd) {
        return 1;
    } else if n == 1 && end(fd) {
        return 2;
    }
    3
}
