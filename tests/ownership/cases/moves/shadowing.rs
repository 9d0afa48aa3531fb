use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    {
        let a = OwnedFd::open();
        if n > 1 {
            a.read();
        }
    }
    a.read()
}
