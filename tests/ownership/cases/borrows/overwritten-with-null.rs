use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let mut o = Some(a.as_fd());
    o = None;
    drop(a);
    if o.is_none() {
        1
    } else {
        0
    }
}
