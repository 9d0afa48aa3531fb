use crate::prelude::*;

struct Buf {
    n: i32,
}
impl Buf {
    fn grow(&mut self) {
        log(9, self.n)
    }
}
impl Drop for Buf {
    fn drop(&mut self) {}
}
pub fn main(n: i32) -> i32 {
    let mut b = Buf { n };
    let m = &mut b;
    let k = m.n;
    m.grow();
    k + b.n
}
