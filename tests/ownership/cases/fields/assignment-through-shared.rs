use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
impl File {
    fn set(&self, fd: OwnedFd) {
        self.fd = fd;
    }
}
pub fn main(n: i32) -> i32 {
    0
}
