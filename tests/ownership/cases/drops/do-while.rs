use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut i = 0;
    loop {
        {
            let a = OwnedFd::open();
            i += 1;
            if i == 3 {
                if !(i < n) {
                    break;
                }
                continue;
            }
            a.read();
        }
        if !(i < n) {
            break;
        }
    }
    loop {
        let b = OwnedFd::open();
        let t = i;
        i += 1;
        if t > 6 {
            break;
        }
    }
    i
}
