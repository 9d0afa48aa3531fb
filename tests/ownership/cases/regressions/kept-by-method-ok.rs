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
impl<'a> Nest<'a> {
    fn put(&mut self, guard: Guard<'a>) {
        self.guard = guard;
    }
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let b = OwnedFd::open();
    let mut nest = Nest { guard: Guard { fd: &a } };
    nest.put(Guard { fd: &b });
    nest.guard.fd.read()
}
