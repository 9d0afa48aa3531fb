use crate::prelude::*;

struct View<'a> {
    fd: BorrowedFd<'a>,
}
impl<'a> View<'a> {
    fn get(&self) -> i32 {
        self.fd.read()
    }
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let v = View { fd: a.as_fd() };
    let w = v.fd;
    v.get() + w.read()
}
