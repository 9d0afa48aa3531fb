use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut s = 0;
    let mut i = 0;
    while peek(&OwnedFd::open()) > 0 && i < n {
        if i != 3 {
            s += i;
        }
        i += if OwnedFd::open().read() > 0 { 1 } else { 2 };
    }
    s
}
