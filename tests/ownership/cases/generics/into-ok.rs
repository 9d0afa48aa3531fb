use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
impl File {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}
impl From<File> for OwnedFd {
    fn from(f: File) -> OwnedFd {
        f.fd
    }
}
fn close(x: impl Into<OwnedFd>) -> i32 {
    let fd: OwnedFd = x.into();
    fd.read()
}
pub fn main(n: i32) -> i32 {
    let f = File { fd: OwnedFd::open() };
    let s = f.as_fd().read();
    s + close(f)
}
