use crate::prelude::*;

struct Box<T> {
    value: T,
}
impl<T> Box<T> {
    fn new(value: T) -> Self {
        Box { value }
    }
    fn get(&self) -> &T {
        &self.value
    }
}
pub fn main(n: i32) -> i32 {
    let b = Box::new(OwnedFd::open());
    let c = Box::new(4);
    b.get().read() + c.value
}
