use crate::prelude::*;

struct Builder {
    fd: OwnedFd,
}
impl Builder {
    fn same(self) -> Builder {
        self.fd.read();
        self
    }
}
pub fn main(n: i32) -> i32 {
    let b = Builder { fd: OwnedFd::open() }.same().same();
    b.fd.read()
}
