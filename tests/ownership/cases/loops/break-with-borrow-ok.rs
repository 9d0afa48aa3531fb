use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let fd;
    loop {
        let found = OwnedFd::open();
        if n > 3 {
            fd = found;
            break;
        }
        fd = pass(found);
        break;
    }
    fd.as_fd().read()
}
