use crate::prelude::*;

pub fn main(n: i32) -> i32 {
    let mut keep = None;
    let mut s = 0;
    for i in 0..n {
        let fd = OwnedFd::open();
        keep = Some(fd.as_fd());
        if let Some(b) = keep {
            s += b.read();
        }
    }
    s
}
