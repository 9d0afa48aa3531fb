use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
impl AsFd for File {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}
struct B2<'a> {
    b: BorrowedFd<'a>,
}
impl<'a> AsFd for B2<'a> {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.b
    }
}
fn dynf(fd: &dyn AsFd) -> i32 {
    fd.as_fd().read()
}
fn stat<T: AsFd>(fd: &T) -> i32 {
    fd.as_fd().read()
}
fn tieV(fd: &dyn AsFd) -> BorrowedFd<'_> {
    fd.as_fd()
}
pub fn main(n: i32) -> i32 {
    let f = File { fd: OwnedFd::open() };
    let b = B2 { b: f.as_fd() };
    let s = dynf(&f) + dynf(&b) + stat(&f) + stat(&b) + dynf(&File { fd: OwnedFd::open() });
    let t = tieV(&f);
    return s + t.read();
}
