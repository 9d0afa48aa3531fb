use crate::prelude::*;

struct File {
    fd: Option<OwnedFd>,
}
impl File {
    fn steal(&mut self) -> Option<OwnedFd> {
        self.fd.take()
    }
}
pub fn main(n: i32) -> i32 {
    let mut f = File {
        fd: Some(OwnedFd::open()),
    };
    let fd = f.steal();
    if let Some(x) = &fd {
        x.read()
    } else {
        0
    }
}
