use crate::prelude::*;

struct P {
    raw: i32,
}
impl Drop for P {
    fn drop(&mut self) {}
}
impl P {
    fn me(&self) -> P {
        *self
    }
}
pub fn main(n: i32) -> i32 {
    0
}
