use crate::prelude::*;

struct V {
    fd: OwnedFd,
}
impl std::ops::Not for &V {
    type Output = bool;
    fn not(self) -> bool {
        self.fd.read() > 3
    }
}
pub fn main(n: i32) -> i32 {
    let a = V { fd: OwnedFd::open() };
    let s = if !&a { 1 } else { 0 };
    return s + a.fd.read() + (if !&(V { fd: OwnedFd::open() }) { 2 } else { 0 });
}
