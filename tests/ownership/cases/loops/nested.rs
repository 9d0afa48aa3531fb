use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut s = 0;
    for i in 0..3 {
        let a = OwnedFd::open();
        for j in 0..3 {
            let b = OwnedFd::open();
            if j == n {
                break;
            }
            if i == n {
                continue;
            }
            s += b.read();
        }
        if i + 3 == n {
            break;
        }
        s += a.read();
    }
    s
}
