use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
impl AsFd for File {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}
fn tied(fd: &dyn AsFd) -> BorrowedFd<'_> {
    fd.as_fd()
}
pub fn main(n: i32) -> i32 {
    let f = File { fd: OwnedFd::open() };
    let t = tied(&f);
    let s = t.read();
    drop(f);
    s
}
