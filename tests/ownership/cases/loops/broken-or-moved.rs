use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    for i in 0..4 {
        let fd = OwnedFd::open();
        if i == n {
            break;
        }
        drop(fd);
        log(9, i);
    }
    n
}
