use crate::prelude::*;

struct Pool {
    fd: OwnedFd,
}
impl Pool {
    fn swap<T>(&self, a: T, b: T, n: i32) -> T {
        if n > 3 {
            a
        } else {
            b
        }
    }
}
pub fn main(n: i32) -> i32 {
    let p = Pool { fd: OwnedFd::open() };
    let x = p.swap(OwnedFd::open(), OwnedFd::open(), n);
    x.read() + p.swap(1, 2, n)
}
