use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut sum = 0;
    let mut fd = OwnedFd::open();
    drop(replace(&mut fd, OwnedFd::open()));
    while sum < n {
        fd.rewind();
        sum += 1;
    }
    if n > 2 {
        fd.close();
    }
    fd = OwnedFd::open();
    while sum < 2 * n {
        fd.rewind();
        sum += 1;
    }
    sum + fd.read()
}
