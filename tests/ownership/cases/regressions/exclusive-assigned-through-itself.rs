use crate::prelude::*;

fn again(fd: &mut OwnedFd) -> &mut OwnedFd {
    fd
}
pub fn main(n: i32) -> i32 {
    let mut fd = OwnedFd::open();
    let mut lent = &mut fd;
    lent = again(lent);
    for i in 0..2 {
        lent.rewind();
    }
    lent.read()
}
