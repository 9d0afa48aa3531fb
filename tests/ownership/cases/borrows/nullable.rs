use crate::prelude::*;

fn f(a: Option<&OwnedFd>) -> i32 {
    if let Some(a) = a {
        return a.read();
    }
    0
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    return f(Some(&a)) + f(None) + f(OwnedFd::try_open(n > 3).as_ref());
}
