use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let o = OwnedFd::try_open(n > 3);
    let b = o.as_ref().map(|fd| fd.as_fd());
    if let Some(b) = b {
        b.read()
    } else {
        0
    }
}
