use crate::prelude::*;

struct Outcome<T> {
    value: T,
    errno: i32,
}
impl<T> Outcome<T> {
    fn unwrap(self) -> T {
        self.value
    }
}
fn open() -> Outcome<OwnedFd> {
    Outcome {
        value: OwnedFd::open(),
        errno: 0,
    }
}
pub fn main(n: i32) -> i32 {
    let r = open();
    let fd = r.unwrap();
    fd.read() + r.errno
}
