use crate::prelude::*;

struct Guard<'a> {
    fd: &'a OwnedFd,
}
impl Drop for Guard<'_> {
    fn drop(&mut self) {
        log(6, self.fd.raw)
    }
}
struct Two<'a> {
    g: Guard<'a>,
    k: OwnedFd,
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let t = Two {
        g: Guard { fd: &a },
        k: OwnedFd::open(),
    };
    let g = t.g;
    drop(a);
    g.fd.raw
}
