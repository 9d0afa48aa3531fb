use crate::prelude::*;

struct Slot {
    fd: OwnedFd,
}
impl Slot {
    fn new(n: i32) -> Slot {
        let fd;
        if n > 3 {
            fd = OwnedFd::open();
        } else {
            fd = pass(OwnedFd::open());
        }
        Slot { fd }
    }
}
pub fn main(n: i32) -> i32 {
    let s = Slot::new(n);
    s.fd.read()
}
