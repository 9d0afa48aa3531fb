use crate::prelude::*;

struct W {
    f: OwnedFd,
}
impl W {
    fn fd(&self) -> &OwnedFd {
        &self.f
    }
}
pub fn main(n: i32) -> i32 {
    let w = W { f: OwnedFd::open() };
    let r = w.fd();
    drop(w);
    r.read()
}
