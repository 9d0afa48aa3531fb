use crate::prelude::*;

fn end(fd: OwnedFd) -> bool {
    true
}
pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    let done = n > 3 && end(fd);
    if done {
        1
    } else {
        fd.read()
    }
}
