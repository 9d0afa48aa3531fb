use crate::prelude::*;

fn dup<T>(x: T) -> T {
    let y = x;
    x
}
pub fn main(n: i32) -> i32 {
    dup(4)
}
