use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::try_open(n > 2);
    if let Some(x) = &a {
        x.read();
    }
    a = OwnedFd::try_open(n > 3);
    let b = take(&mut a);
    if a.is_none() {
        if let Some(x) = &b {
            return x.read();
        }
    }
    0
}
