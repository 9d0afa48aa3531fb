use crate::prelude::*;

struct Buf {
    n: i32,
    fd: OwnedFd,
}
impl Buf {
    fn len(&self) -> i32 {
        self.n
    }
    fn grow(&mut self, k: i32) {
        self.n = self.n + k + 1;
    }
}
pub fn main(n: i32) -> i32 {
    let mut b = Buf {
        n: 0,
        fd: OwnedFd::open(),
    };
    b.grow(b.len());
    b.grow(b.len());
    b.n
}
