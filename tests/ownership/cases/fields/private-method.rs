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
        fn size(&self) -> i32 {
            self.fd.read()
        }
    }
}
pub fn main(n: i32) -> i32 {
    let f = file::File::new(OwnedFd::open());
    f.size()
}
