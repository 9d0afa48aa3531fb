use crate::prelude::*;

fn same<T>(x: T) -> T {
    x
}
pub fn main(n: i32) -> i32 {
    let mut a = OwnedFd::open();
    a = same(a);
    let b = same(a);
    b.read() + same::<i32>(n)
}
