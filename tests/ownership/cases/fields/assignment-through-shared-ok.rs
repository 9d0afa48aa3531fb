use crate::prelude::*;

struct Holder {
    fd: OwnedFd,
}
fn set(w: &mut Holder, fd: OwnedFd) {
    w.fd = fd;
}
pub fn main(n: i32) -> i32 {
    let mut w = Holder { fd: OwnedFd::open() };
    if n > 3 {
        set(&mut w, OwnedFd::open());
    }
    w.fd.read()
}
