use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let fd: OwnedFd;
    match n {
        0 => fd = OwnedFd::open(),
        _ => {}
    }
    fd.read()
}
