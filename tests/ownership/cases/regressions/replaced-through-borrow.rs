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
fn exchange<'a>(nest: &mut Nest<'a>, guard: Guard<'a>) -> i32 {
    let mut lent: &mut Nest<'_> = &mut *nest;
    let old = replace(&mut lent.guard, guard);
    lent = &mut *nest;
    lent.guard.fd.read() + old.fd.read()
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let b = OwnedFd::open();
    let mut nest = Nest { guard: Guard { fd: &a } };
    exchange(&mut nest, Guard { fd: &b })
}
