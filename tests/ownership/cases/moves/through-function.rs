use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    for i in 0..n {
        a = pass(a);
    }
    a.read()
}
