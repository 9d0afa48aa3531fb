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
    let mut s = 0;
    {
        let t = Two {
            g: Guard { fd: &a },
            k: OwnedFd::open(),
        };
        drop(t.g);
        s = t.k.read();
    }
    drop(a);
    s
}
