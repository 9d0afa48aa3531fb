use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut i = 0;
    while i < n && (i != 3 && OwnedFd::open().read() > 0 || i == 3) {
        i += 1;
    }
    i
}
