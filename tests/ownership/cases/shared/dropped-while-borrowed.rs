use std::fs::File;
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::rc::Rc;

pub fn main(n: i32) -> i32 {
    let shared: Rc<OwnedFd> = Rc::new(File::open("/dev/null").unwrap().into());
    let clone = shared.clone();
    let borrowed = shared.as_fd();
    drop(shared);
    borrowed.as_raw_fd() + Rc::strong_count(&clone) as i32 + n
}
