use crate::prelude::*;

fn same(a: &mut OwnedFd) -> &mut OwnedFd {
    a.rewind();
    a
}
pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    same(same(&mut a)).rewind();
    a.read()
}
