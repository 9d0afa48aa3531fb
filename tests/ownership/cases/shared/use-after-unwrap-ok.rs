use std::fs::File;
use std::os::fd::OwnedFd;
use std::rc::Rc;

pub fn main(n: i32) -> i32 {
    let shared: Rc<OwnedFd> = Rc::new(File::open("/dev/null").unwrap().into());
    let clone = shared.clone();
    let owner = Rc::try_unwrap(shared);
    Rc::strong_count(&clone) as i32 + if owner.is_ok() { n } else { 0 }
}
