use crate::prelude::*;

trait Base {
    fn id(&self) -> i32;
}
struct X {
    fd: OwnedFd,
}
struct Y {
    fd: OwnedFd,
    gd: OwnedFd,
}
impl Base for X {
    fn id(&self) -> i32 {
        self.fd.raw
    }
}
impl Base for Y {
    fn id(&self) -> i32 {
        self.gd.raw
    }
}
impl Drop for Y {
    fn drop(&mut self) {
        log(6, 1)
    }
}
fn mk(n: i32) -> Box<dyn Base> {
    if n > 3 {
        return Box::new(X { fd: OwnedFd::open() });
    }
    Box::new(Y {
        fd: OwnedFd::open(),
        gd: OwnedFd::open(),
    })
}
pub fn main(n: i32) -> i32 {
    let b = mk(n);
    b.id()
}
