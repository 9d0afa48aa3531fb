use crate::prelude::*;

struct Guard<'a> {
    fd: &'a OwnedFd,
}
impl Drop for Guard<'_> {
    fn drop(&mut self) {
        log(6, self.fd.raw)
    }
}
struct Nest<'a> {
    guard: Guard<'a>,
}
fn keep(nest: &mut Nest<'_>) {
    let fd = OwnedFd::open();
    let _guard = Guard { fd: &fd };
    log(7, nest.guard.fd.raw);
}
pub fn main(_n: i32) -> i32 {
    let a = OwnedFd::open();
    let mut nest = Nest { guard: Guard { fd: &a } };
    keep(&mut nest);
    nest.guard.fd.read()
}
