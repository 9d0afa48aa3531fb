use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
impl File {
    fn into_fd(self) -> OwnedFd {
        self.fd
    }
}
pub fn main(n: i32) -> i32 {
    let f = File { fd: OwnedFd::open() };
    let r = &f;
    let fd = f.into_fd();
    r.fd.read() + fd.read()
}
