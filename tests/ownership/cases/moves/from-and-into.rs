use crate::prelude::*;

struct File {
    fd: Option<OwnedFd>,
}
impl File {
    fn from(fd: OwnedFd) -> File {
        File { fd: Some(fd) }
    }
    fn into_fd(mut self) -> Option<OwnedFd> {
        take(&mut self.fd)
    }
}
pub fn main(n: i32) -> i32 {
    let f = File::from(OwnedFd::open());
    if n > 3 {
        let o = f.into_fd();
        return if let Some(x) = &o { x.read() } else { 0 };
    }
    1
}
