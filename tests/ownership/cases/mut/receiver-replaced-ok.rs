use crate::prelude::*;

struct Inner {
    fd: OwnedFd,
}
impl Inner {
    fn set(&mut self, v: OwnedFd) {
        self.fd = v;
    }
}
struct Outer {
    inner: Inner,
}
impl Outer {
    fn reset(&mut self) -> OwnedFd {
        self.inner = Inner { fd: OwnedFd::open() };
        OwnedFd::open()
    }
}
pub fn main(n: i32) -> i32 {
    let mut o = Outer {
        inner: Inner { fd: OwnedFd::open() },
    };
    let fresh = o.reset();
    o.inner.set(fresh);
    o.inner.fd.read()
}
