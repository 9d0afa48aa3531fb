use crate::prelude::*;

struct Outcome<T> {
    value: T,
    errno: i32,
}
fn open() -> Outcome<OwnedFd> {
    Outcome {
        value: OwnedFd::open(),
        errno: 0,
    }
}
pub fn main(n: i32) -> i32 {
    open();
    if n > 3 {
        let r = open();
        log(9, n);
    }
    n
}
