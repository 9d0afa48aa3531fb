use crate::prelude::*;

fn apply(f: fn(&OwnedFd) -> i32) -> i32 {
    1
}
pub fn main(n: i32) -> i32 {
    apply(consume)
}
