use crate::prelude::*;

fn checked(fd: OwnedFd, ok: bool) -> Option<OwnedFd> {
    if !ok {
        return None;
    }
    Some(fd)
}
pub fn main(n: i32) -> i32 {
    let fd = OwnedFd::open();
    let back = checked(fd, n > 3);
    if back.is_none() {
        return 0;
    }
    back.as_ref().unwrap().read()
}
