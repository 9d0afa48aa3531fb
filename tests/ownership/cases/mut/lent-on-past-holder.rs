use crate::prelude::*;

struct Holder<'a> {
    fd: &'a mut OwnedFd,
}
fn lend(fd: &mut OwnedFd) -> i32 {
    let lent: &mut OwnedFd;
    {
        let holder = Holder { fd };
        lent = &mut *holder.fd;
    }
    lent.rewind();
    lent.read()
}
pub fn main(_n: i32) -> i32 {
    let mut fd = OwnedFd::open();
    lend(&mut fd)
}
