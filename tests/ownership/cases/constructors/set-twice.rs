use crate::prelude::*;

struct File {
    fd: OwnedFd,
}
impl File {
    fn new(fd: OwnedFd) -> File {
        let mut f = File { fd };
        f.fd.read();
        f.fd = OwnedFd::open();
        f
    }
}
pub fn main(n: i32) -> i32 {
    let f = File::new(OwnedFd::open());
    f.fd.read()
}
