use crate::prelude::*;

struct Hold {
    fd: OwnedFd,
}
impl Hold {
    fn lend(&mut self) -> &mut OwnedFd {
        &mut self.fd
    }
    fn run(mut self) -> i32 {
        let fd = self.lend();
        fd.rewind();
        self.fd.read()
    }
}
pub fn main(n: i32) -> i32 {
    Hold { fd: OwnedFd::open() }.run()
}
