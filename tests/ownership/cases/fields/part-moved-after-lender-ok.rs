use crate::prelude::*;

struct Holder<'a> {
    fd: OwnedFd,
    #[allow(dead_code)]
    lent: &'a mut OwnedFd,
}
fn end(fd: OwnedFd) -> i32 {
    fd.read()
}
pub fn main(n: i32) -> i32 {
    let mut lender = OwnedFd::open();
    let holder = Holder {
        fd: OwnedFd::open(),
        lent: &mut lender,
    };
    let sum = if n > 3 { end(holder.fd) } else { 0 };
    drop(lender);
    sum
}
