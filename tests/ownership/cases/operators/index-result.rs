use crate::prelude::*;

struct Slots {
    a: OwnedFd,
}
impl Slots {
    fn at(&self, i: i32) -> &OwnedFd {
        &self.a
    }
    fn clear(&mut self) {
        self.a = OwnedFd::open();
    }
}
pub fn main(n: i32) -> i32 {
    let mut s = Slots { a: OwnedFd::open() };
    let r = s.at(0);
    s.clear();
    r.read()
}
