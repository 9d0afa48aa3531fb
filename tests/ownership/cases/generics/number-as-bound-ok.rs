use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
impl AsFd for File {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}
fn stat<T: AsFd>(fd: &T) -> i32 {
    fd.as_fd().read()
}
pub fn main(n: i32) -> i32 {
    return stat(&File { fd: OwnedFd::open() });
}
