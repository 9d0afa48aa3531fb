use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut a = if n > 3 { Some(OwnedFd::open()) } else { None };
    if n > 5 {
        let b = a.unwrap();
        return b.read();
    }
    a = None;
    a = Some(OwnedFd::open());
    a.as_ref().unwrap().read()
}
