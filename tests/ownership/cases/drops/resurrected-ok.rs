use crate::prelude::*;

struct Marked {
    raw: i32,
}
impl Drop for Marked {
    fn drop(&mut self) {
        mark(self)
    }
}
fn mark(m: &Marked) {
    log(7, m.raw)
}
pub fn main(n: i32) -> i32 {
    let a = Marked { raw: n };
    a.raw
}
