use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
impl AsFd for File {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}
fn stat<T: AsFd>(fd: &T, k: i32) -> i32 {
    fd.as_fd().read() + k
}
fn end(f: File) -> i32 {
    f.fd.read()
}
pub fn main(n: i32) -> i32 {
    let f = File { fd: OwnedFd::open() };
    stat(&f, stat(&f, n)) + end(f)
}
