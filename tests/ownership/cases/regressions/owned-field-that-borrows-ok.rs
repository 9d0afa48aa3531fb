use crate::prelude::*;

struct Guard<'a> {
    fd: &'a OwnedFd,
}
impl Drop for Guard<'_> {
    fn drop(&mut self) {
        log(6, self.fd.raw)
    }
}
struct Holder<'a> {
    guard: Guard<'a>,
}
pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    let holder = Holder { guard: Guard { fd: &fd } };
    holder.guard.fd.read()
}
