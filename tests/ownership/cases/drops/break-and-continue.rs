use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut s = 0;
    for i in 0..6 {
        let a = OwnedFd::open();
        if i == n {
            continue;
        }
        let b = OwnedFd::open();
        if i > n + 1 {
            break;
        }
        s += b.read();
    }
    s
}
