use crate::prelude::*;

fn run(f: fn(i32) -> i32, k: i32) -> i32 {
    f(k)
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    run(|k| k + 1, a.read())
}
