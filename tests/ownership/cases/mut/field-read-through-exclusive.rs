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
    let k = b.n;
    m.grow();
    k
}
pub fn main(n: i32) -> i32 {
    let mut b = Buf { n };
    change(&mut b)
}
