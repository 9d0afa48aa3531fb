use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    match n {
        1 => {
            consume(a);
        }
        2 => {
            let b = OwnedFd::open();
            if n == 2 {
            } else {
                b.read();
                return 1;
            }
        }
        3 => return a.read(),
        _ => {
            OwnedFd::open();
        }
    }
    5
}
