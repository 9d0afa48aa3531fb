use crate::prelude::*;

trait Sink {
    fn put(&self, fd: OwnedFd) -> i32;
}
struct Reader;
impl Sink for Reader {
    fn put(&self, fd: OwnedFd) -> i32 {
        fd.read()
    }
}
fn apply(sink: &dyn Sink) -> i32 {
    sink.put(OwnedFd::open())
}
pub fn main(n: i32) -> i32 {
    apply(&Reader)
}
