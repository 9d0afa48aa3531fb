use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    let m = &mut a;
    let r = &mut *m;
    m.rewind();
    r.rewind();
    0
}
