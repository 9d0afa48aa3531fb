use std::fs::File;
use std::os::fd::OwnedFd;
use std::rc::Rc;

pub fn main(n: i32) -> i32 {
    let file = File::open("/dev/null").unwrap();
    let shared: Rc<OwnedFd> = Rc::new(file.into());
    file.set_len(n as u64);
    Rc::strong_count(&shared) as i32
}
