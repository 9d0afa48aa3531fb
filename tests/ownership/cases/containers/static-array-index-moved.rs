use crate::prelude::*;

struct Three {
    items: [OwnedFd; 3],
}

pub fn main(n: i32) -> i32 {
    let three = Three { items: [OwnedFd::open(), OwnedFd::open(), OwnedFd::open()] };
    return consume(three.items[1]);
}
