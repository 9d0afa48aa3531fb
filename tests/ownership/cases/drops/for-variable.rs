use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut s = 0;
    {
        let a = OwnedFd::open();
        while s < n {
            if s == 3 {
                return a.read();
            }
            if s == 5 {
                break;
            }
            a.read();
            s += 1;
        }
    }
    s
}
