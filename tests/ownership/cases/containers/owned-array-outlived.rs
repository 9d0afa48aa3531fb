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
    let mut v = Vec::new();
    {
        let a = OwnedFd::open();
        v.push(Guard { fd: &a });
    }
    v[0].fd.read()
}
