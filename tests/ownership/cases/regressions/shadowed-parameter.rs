use crate::prelude::*;

fn end(fd: OwnedFd, n: i32) -> i32 {
    {
        let fd = OwnedFd::open();
        if n > 3 {
            return fd.read();
        }
    }
    fd.read()
}
pub fn main(n: i32) -> i32 {
    end(OwnedFd::open(), n)
}
