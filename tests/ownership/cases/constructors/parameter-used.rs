use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
impl File {
    fn new(fd: OwnedFd) -> File {
        let f = File { fd };
        fd.read();
        f
    }
}
pub fn main(n: i32) -> i32 {
    0
}
