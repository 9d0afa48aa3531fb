use std::fs::File;
use std::os::fd::OwnedFd;
use std::rc::Rc;

pub fn main(n: i32) -> i32 {
    let shared: Rc<OwnedFd> = Rc::new(File::open("/dev/null").unwrap().into());
    let owner = Rc::into_inner(shared);
    if let Some(owner) = owner {
        drop(owner)
    }
    n
}
