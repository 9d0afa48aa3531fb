use crate::prelude::*;

struct Slots {
    a: OwnedFd,
    b: OwnedFd,
}
impl Slots {
    fn at(&self, i: i32) -> &OwnedFd {
        if i == 0 {
            &self.a
        } else {
            &self.b
        }
    }
    fn put(&mut self, i: i32, v: &OwnedFd) {
        log(9, v.raw)
    }
}
pub fn main(n: i32) -> i32 {
    let mut s = Slots {
        a: OwnedFd::open(),
        b: OwnedFd::open(),
    };
    let o = OwnedFd::open();
    s.put(1, &o);
    s.at(0).read() + s.at(1).read()
}
