use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
impl File {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
    fn set(&mut self, fd: OwnedFd) {
        self.fd = fd;
    }
}
pub fn main(n: i32) -> i32 {
    let mut f = File { fd: OwnedFd::open() };
    let s = f.as_fd().read();
    f.set(OwnedFd::open());
    s + f.as_fd().read()
}
