use crate::prelude::*;

struct Writer<'a> {
    fd: &'a mut OwnedFd,
}
pub fn main(n: i32) -> i32 {
    let mut fd = OwnedFd::open();
    let writer = Writer { fd: &mut fd };
    writer.fd.rewind();
    n
}
