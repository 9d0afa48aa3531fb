use crate::prelude::*;

struct Box1 {
    fd: OwnedFd,
}
impl Box1 {
    fn join(self, other: Box1) -> i32 {
        self.fd.read() + other.fd.read()
    }
}
pub fn main(n: i32) -> i32 {
    let b = Box1 { fd: OwnedFd::open() };
    b.join(b)
}
