use crate::prelude::*;

struct Counter {
    n: i32,
    fd: OwnedFd,
}
fn up(c: &mut Counter) {
    c.n += 1;
    c.n -= 1;
    c.n += 2;
}
pub fn main(n: i32) -> i32 {
    let mut c = Counter {
        n: 0,
        fd: OwnedFd::open(),
    };
    up(&mut c);
    up(&mut c);
    c.n
}
