use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
pub fn main(n: i32) -> i32 {
    0
}
