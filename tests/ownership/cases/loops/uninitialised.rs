use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    loop {
        let fd: OwnedFd;
        consume(fd);
    }
}
