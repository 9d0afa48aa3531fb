use crate::prelude::*;

struct Counter {
    n: i32,
    fd: OwnedFd,
}
impl Counter {
    fn next(&mut self) {
        self.n = self.n + 1;
        self.n += 2;
        self.n += 1;
    }
}
pub fn main(n: i32) -> i32 {
    let mut c = Counter {
        n: 0,
        fd: OwnedFd::open(),
    };
    c.next();
    c.n = c.n * 2;
    c.n
}
