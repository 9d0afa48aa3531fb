use crate::prelude::*;

fn second<T>(_first: T, second: T) -> T {
    second
}
fn count(n: i32) -> i32 {
    n + 1
}
pub fn main(_n: i32) -> i32 {
    let fd = second(OwnedFd::open(), OwnedFd::open());
    count(fd.read())
}
