use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    for i in 0..2 {
        let a = OwnedFd::open();
        if n > 3 {
            return a.read();
        }
        if n > 1 {
            let a = 7;
            return a;
        }
    }
    a.read()
}
