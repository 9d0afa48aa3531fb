use crate::prelude::*;

struct Pipe {
    fd: OwnedFd,
}
impl Pipe {
    fn into_fd(self) -> OwnedFd {
        self.fd
    }
}
struct File {
    fd: OwnedFd,
}
impl File {
    fn from_pipe(pipe: Pipe) -> File {
        File { fd: pipe.into_fd() }
    }
}
pub fn main(n: i32) -> i32 {
    let pipe = Pipe { fd: OwnedFd::open() };
    let f = File::from_pipe(pipe);
    f.fd.read() + pipe.fd.read()
}
