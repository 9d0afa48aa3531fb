use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
impl File {
    fn steal(&self) -> OwnedFd {
        self.fd
    }
}
pub fn main(n: i32) -> i32 {
    0
}
