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
fn count() -> Outcome<i32> {
    Outcome { value: 4, errno: 0 }
}
pub fn main(n: i32) -> i32 {
    let r = open();
    if r.errno != 0 {
        return r.errno;
    }
    let fd = r.unwrap();
    let c = count();
    return fd.read() + c.unwrap() + open().unwrap().read();
}
