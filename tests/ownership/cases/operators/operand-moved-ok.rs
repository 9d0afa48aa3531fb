use crate::prelude::*;

struct V {
    fd: OwnedFd,
}
impl PartialEq for V {
    fn eq(&self, o: &V) -> bool {
        self.fd.read() == o.fd.read()
    }
}
fn same(v: V) -> V {
    v
}
pub fn main(n: i32) -> i32 {
    let a = V { fd: OwnedFd::open() };
    return if a == same(V { fd: OwnedFd::open() }) {
        1
    } else {
        0
    };
}
