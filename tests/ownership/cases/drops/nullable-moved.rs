use crate::prelude::*;

fn eat(a: Option<OwnedFd>) -> i32 {
    if let Some(x) = &a {
        x.read()
    } else {
        0
    }
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::try_open(n > 2);
    if n > 4 {
        eat(a);
    }
    eat(None)
}
