use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let mut i = 0;
    loop {
        {
            i += 1;
            let mut a = OwnedFd::open();
            a.rewind();
        }
        if !(i < 3 && a.read() > n) {
            break;
        }
    }
    a.read()
}
