use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    for i in 0..5 {
        let b = OwnedFd::open();
        if i == n {
            let c = OwnedFd::open();
            return c.read();
        }
    }
    a.read()
}
