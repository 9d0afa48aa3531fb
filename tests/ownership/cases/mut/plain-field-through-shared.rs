use crate::prelude::*;

struct Counter {
    n: i32,
    fd: OwnedFd,
}
impl Counter {
    fn next(&self) {
        self.n = self.n + 1;
    }
}
pub fn main(n: i32) -> i32 {
    let c = Counter {
        n: 0,
        fd: OwnedFd::open(),
    };
    c.next();
    c.n
}
