use crate::prelude::*;

struct Cell2<T> {
    v: T,
}
struct Bx<T> {
    value: T,
}
impl<T> Bx<T> {
    fn get(&self) -> &T {
        &self.value
    }
}
pub fn main(n: i32) -> i32 {
    let a = OwnedFd::open();
    let c = Cell2 { v: n };
    let b = Bx {
        value: OwnedFd::open(),
    };
    if n > 3 {
        consume(a);
    }
    b.get().read() + c.v
}
