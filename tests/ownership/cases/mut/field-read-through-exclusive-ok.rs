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
fn change(b: &mut Buf) -> i32 {
    let m = &mut *b;
    m.grow();
    let k = b.n;
    k
}
pub fn main(n: i32) -> i32 {
    let mut b = Buf { n };
    change(&mut b)
}
