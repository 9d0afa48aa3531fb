use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let k = OwnedFd::open().read() + n;
    match k {
        3 => return 1,
        4 => {
            let b = OwnedFd::open();
            return b.read();
        }
        _ => return 9,
    }
}
