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
    fn into_pipe(self) -> Pipe {
        Pipe { fd: self.fd }
    }
}
pub fn main(n: i32) -> i32 {
    let f = File::from_pipe(Pipe { fd: OwnedFd::open() });
    let pipe = f.into_pipe();
    pipe.fd.read()
}
