use crate::prelude::*;

struct Holder<T> {
    value: T,
}
pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    let h = Holder { value: fd.as_fd() };
    let s = h.value.read();
    drop(fd);
    s
}
