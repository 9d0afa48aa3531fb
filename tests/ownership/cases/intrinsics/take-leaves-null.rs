use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut o = OwnedFd::try_open(n > 3);
    let p = o.take();
    if p.is_some() {
        drop(p);
        log(9, n);
    }
    if o.is_none() {
        1
    } else {
        0
    }
}
