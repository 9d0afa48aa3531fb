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
fn again(lent: &mut Nest) -> i32 {
    let other = OwnedFd::open();
    let mut nest = Nest { guard: Guard { fd: lent.guard.fd } };
    nest.guard = Guard { fd: &other };
    drop(nest);
    other.read()
}
pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    let mut nest = Nest { guard: Guard { fd: &fd } };
    again(&mut nest)
}
