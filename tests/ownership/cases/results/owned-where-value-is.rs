use crate::prelude::*;

struct Outcome<T> {
    value: T,
    errno: i32,
}
fn open(n: i32) -> Outcome<OwnedFd> {
    Outcome {
        value: OwnedFd::open(),
        errno: if n > 3 { n } else { 0 },
    }
}
fn count(n: i32) -> Outcome<i32> {
    Outcome { value: n, errno: 0 }
}
pub fn main(n: i32) -> i32 {
    let r = open(n);
    if r.errno != 0 {
        return r.errno;
    }
    let c = count(n);
    r.value.read() + c.value
}
