use crate::prelude::*;

struct In {
    f: OwnedFd,
}
impl In {
    fn set(&mut self, v: OwnedFd) {
        self.f = v;
    }
}
struct Out {
    i: In,
}
impl Out {
    fn reset(&mut self) -> OwnedFd {
        self.i = In { f: OwnedFd::open() };
        OwnedFd::open()
    }
}
pub fn main(n: i32) -> i32 {
    let mut o = Out {
        i: In { f: OwnedFd::open() },
    };
    o.i.set(o.reset());
    0
}
