use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    if n > 3 {
        return a.into_raw();
    }
    let b = OwnedFd::open();
    forget(b);
    0
}
