use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
impl File {
    fn view(&self) -> View<'_> {
        View { fd: &self.fd }
    }
    fn into_fd(self) -> OwnedFd {
        self.fd
    }
}
struct View<'a> {
    fd: &'a OwnedFd,
}
impl Drop for View<'_> {
    fn drop(&mut self) {
        log(6, self.fd.raw)
    }
}
pub fn main(n: i32) -> i32 {
    let f = File { fd: OwnedFd::open() };
    {
        let v = f.view();
        v.fd.read();
    }
    let fd = f.into_fd();
    fd.read()
}
