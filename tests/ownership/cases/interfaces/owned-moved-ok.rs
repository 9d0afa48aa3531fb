use crate::prelude::*;

trait Closer {
    fn id(&self) -> i32;
}
struct A {
    fd: OwnedFd,
}
impl Closer for A {
    fn id(&self) -> i32 {
        self.fd.read()
    }
}
fn end(c: Box<dyn Closer>) -> i32 {
    c.id()
}
pub fn main(n: i32) -> i32 {
    let a: Box<dyn Closer> = Box::new(A { fd: OwnedFd::open() });
    let s = a.id();
    if n > 3 {
        return s + end(a);
    }
    s
}
