use crate::prelude::*;

struct V {
    fd: OwnedFd,
}
impl PartialEq for V {
    fn eq(&self, o: &V) -> bool {
        self.fd.read() == o.fd.read()
    }
}
fn pv(v: V) -> V {
    v
}
pub fn main(n: i32) -> i32 {
    let a = V { fd: OwnedFd::open() };
    if a == pv(a) {
        1
    } else {
        0
    }
}
