use crate::prelude::*;

fn made() -> OwnedFd {
    let a = OwnedFd::open();
    a.as_fd().read();
    a
}
pub fn main(n: i32) -> i32 {
    let a = made();
    a.as_fd().read()
}
