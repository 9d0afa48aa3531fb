use crate::prelude::*;

struct File {
    fd: OwnedFd,
    opt: Option<OwnedFd>,
}
impl File {
    fn new(fd: OwnedFd) -> File {
        File { fd, opt: None }
    }
    fn swap(&mut self, fd: OwnedFd) -> OwnedFd {
        replace(&mut self.fd, fd)
    }
    fn pull(&mut self) -> Option<OwnedFd> {
        take(&mut self.opt)
    }
}
pub fn main(n: i32) -> i32 {
    let mut f = File::new(OwnedFd::open());
    f.opt = Some(OwnedFd::open());
    let old = f.swap(OwnedFd::open());
    if n > 3 {
        let p = f.pull();
        if let Some(x) = &p {
            x.read();
        }
    }
    old.read() + f.fd.read()
}
