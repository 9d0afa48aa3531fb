use crate::prelude::*;

struct Base {
    a: OwnedFd,
}
struct Derived {
    b: OwnedFd,
    base: Base,
}
impl Drop for Derived {
    fn drop(&mut self) {
        log(8, self.b.raw)
    }
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let b = OwnedFd::open();
    let d = Derived { b, base: Base { a } };
    d.base.a.read()
}
