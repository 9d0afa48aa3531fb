use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    {
        let b = OwnedFd::open();
        b.read();
    }
    a.read();
    {
        let c = OwnedFd::open();
    }
    0
}
