use crate::prelude::*;

struct Like<'a> {
    fd: BorrowedFd<'a>,
}
impl<'a> Like<'a> {
    fn again(&self) -> Like<'_> {
        Like { fd: self.fd }
    }
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let x = Like { fd: a.as_fd() };
    let y = x.again();
    let r = &y;
    let z = r.again();
    z.fd.read() + x.fd.read()
}
