use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
impl AsFd for File {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}
fn lent<T: AsFd>(x: &T) -> BorrowedFd<'_> {
    x.as_fd()
}
pub fn main(n: i32) -> i32 {
    let f = File { fd: OwnedFd::open() };
    lent(&f).read()
}
