use crate::prelude::*;

struct V {
    fd: OwnedFd,
}
impl std::ops::Add<&V> for &V {
    type Output = V;
    fn add(self, b: &V) -> V {
        self.fd.read();
        b.fd.read();
        V { fd: OwnedFd::open() }
    }
}
pub fn main(n: i32) -> i32 {
    let a = V { fd: OwnedFd::open() };
    let b = V { fd: OwnedFd::open() };
    let c = &a + &b;
    log(9, n);
    let d = &(&a + &b) + &c;
    d.fd.read()
}
