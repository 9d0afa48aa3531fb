use crate::prelude::*;

struct Child<'a> {
    fd: &'a OwnedFd,
}
struct Parent<'a> {
    own: OwnedFd,
    child: Child<'a>,
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let p = Parent {
        own: OwnedFd::open(),
        child: Child { fd: &a },
    };
    p.child.fd.read() + p.own.read()
}
