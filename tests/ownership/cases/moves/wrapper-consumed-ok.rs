use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
impl File {
    fn into_fd(self) -> OwnedFd {
        self.fd
    }
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}
pub fn main(n: i32) -> i32 {
    let f = File { fd: OwnedFd::open() };
    let s = f.as_fd().read();
    let fd = f.into_fd();
    s + fd.read()
}
