use crate::prelude::*;

struct Writer<'a> {
    fd: &'a mut OwnedFd,
}
impl Copy for Writer<'_> {}
impl Clone for Writer<'_> {
    fn clone(&self) -> Self {
        unreachable!()
    }
}
pub fn main(n: i32) -> i32 {
    let mut fd = OwnedFd::open();
    let writer = Writer { fd: &mut fd };
    writer.fd.rewind();
    n
}
