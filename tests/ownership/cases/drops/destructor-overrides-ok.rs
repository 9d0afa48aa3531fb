use crate::prelude::*;

struct Inner;
impl Drop for Inner {
    fn drop(&mut self) {
        log(6, 0)
    }
}
struct Outer {
    inner: Inner,
}
impl Drop for Outer {
    fn drop(&mut self) {
        log(6, 1)
    }
}
pub fn main(n: i32) -> i32 {
    let o = Outer { inner: Inner };
    0
}
