use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let a = OwnedFd::try_open(n > 2);
    if a.is_none() {
        return 7;
    }
    let b = OwnedFd::try_open(n > 4);
    if b.is_none() {
        return a.as_ref().unwrap().read();
    }
    let mut s = b.as_ref().unwrap().read();
    while n < 7 && a.is_some() {
        s += a.as_ref().unwrap().read();
        break;
    }
    s
}
