use crate::prelude::*;

mod ns {
    pub fn mk() -> super::OwnedFd {
        super::OwnedFd::open()
    }
}
struct H {
    f: OwnedFd,
}
impl H {
    fn fd(&self) -> &OwnedFd {
        &self.f
    }
    fn set_fd(&mut self, v: &OwnedFd) {
        log(9, v.raw)
    }
    fn of() -> H {
        H { f: ns::mk() }
    }
}
pub fn main(n: i32) -> i32 {
    let mut h = H::of();
    let o = OwnedFd::open();
    h.set_fd(&o);
    h.fd().read()
}
