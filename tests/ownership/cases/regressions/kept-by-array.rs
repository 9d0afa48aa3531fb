use crate::prelude::*;

struct Guard<'a> {
    fd: &'a OwnedFd,
}
impl Drop for Guard<'_> {
    fn drop(&mut self) {
        log(6, self.fd.raw)
    }
}
pub fn main(n: i32) -> i32 {
    let mut guards = vec![];
    {
        let fd = OwnedFd::open();
        guards.push(Guard { fd: &fd });
    }
    guards[0].fd.read()
}
