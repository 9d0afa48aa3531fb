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
fn keep<'a>(nest: &mut Nest<'a>, guard: Guard<'a>) {
    nest.guard = guard;
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let mut nest = Nest { guard: Guard { fd: &a } };
    keep(&mut nest, Guard { fd: &a });
    nest.guard.fd.read()
}
