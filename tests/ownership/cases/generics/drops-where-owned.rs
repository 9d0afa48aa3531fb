use crate::prelude::*;

fn twice<T>(x: T, y: T, n: i32) -> T {
    if n > 3 {
        return x;
    }
    y
}
pub fn main(n: i32) -> i32 {
    let a = twice(OwnedFd::open(), OwnedFd::open(), n);
    a.read() + twice::<i32>(1, 2, n)
}
