use crate::prelude::*;

trait Closer {
    fn id(&self) -> i32;
}
struct A {
    fd: OwnedFd,
}
struct B {
    fd: OwnedFd,
}
impl Closer for A {
    fn id(&self) -> i32 {
        1
    }
}
impl Closer for B {
    fn id(&self) -> i32 {
        2
    }
}
fn mk(n: i32) -> Box<dyn Closer> {
    if n > 3 {
        return Box::new(A { fd: OwnedFd::open() });
    }
    Box::new(B { fd: OwnedFd::open() })
}
pub fn main(n: i32) -> i32 {
    let c = mk(n);
    c.id()
}
