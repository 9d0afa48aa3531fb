use crate::prelude::*;

mod file {
    use crate::prelude::*;
    pub struct File {
        fd: OwnedFd,
    }
    impl File {
        pub fn new(fd: OwnedFd) -> File {
            File { fd }
        }
        pub fn as_fd(&self) -> BorrowedFd<'_> {
            self.fd.as_fd()
        }
    }
}
pub fn main(n: i32) -> i32 {
    let f = file::File::new(OwnedFd::open());
    f.as_fd().read()
}
