use crate::prelude::*;

struct Holder {
    held: OwnedFd,
}
impl Holder {
    fn fd(&self) -> &OwnedFd {
        &self.held
    }
}
pub fn main(n: i32) -> i32 {
    let w = Holder {
        held: OwnedFd::open(),
    };
    let r = w.fd();
    let s = r.read();
    drop(w);
    s
}
