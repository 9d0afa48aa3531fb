use crate::prelude::*;

struct Cell<T> {
    value: T,
}
pub fn main(n: i32) -> i32 {
    let c = Cell {
        value: Cell {
            value: OwnedFd::open(),
        },
    };
    let d = Cell {
        value: Cell { value: n },
    };
    c.value.value.read() + d.value.value
}
