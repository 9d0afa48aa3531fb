use crate::prelude::*;

trait Reader {
    fn end(&self, fd: OwnedFd) -> i32;
}
struct Plain {
    raw: i32,
}
struct Other {
    raw: i32,
}
impl Reader for Plain {
    fn end(&self, fd: OwnedFd) -> i32 {
        fd.raw
    }
}
impl Reader for Other {
    fn end(&self, fd: OwnedFd) -> i32 {
        fd.read() + self.raw
    }
}
fn make(n: i32) -> Box<dyn Reader> {
    if n > 3 {
        return Box::new(Other { raw: 1 });
    }
    Box::new(Plain { raw: 2 })
}
pub fn main(n: i32) -> i32 {
    let r = make(n);
    r.end(OwnedFd::open())
}
