use crate::prelude::*;

struct V {
    fd: OwnedFd,
}
impl PartialEq for V {
    fn eq(&self, o: &V) -> bool {
        self.fd.raw == o.fd.raw
    }
}
pub fn main(n: i32) -> i32 {
    let a = V { fd: OwnedFd::open() };
    let b = V { fd: OwnedFd::open() };
    if a == b {
        1
    } else {
        a.fd.read()
    }
}
