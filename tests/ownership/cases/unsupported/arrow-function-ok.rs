use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let f = |k: i32| -> i32 {
        let a = OwnedFd::open();
        let s = a.read();
        if k > 3 {
            consume(a);
        }
        s
    };
    f(n)
}
