use crate::prelude::*;

static REGISTRY: std::sync::Mutex<Vec<OwnedFd>> = std::sync::Mutex::new(Vec::new());
fn add(fd: OwnedFd) -> i32 {
    let mut all = REGISTRY.lock().unwrap();
    all.push(fd);
    all.len() as i32
}
pub fn main(n: i32) -> i32 {
    forget(replace(&mut *REGISTRY.lock().unwrap(), Vec::new()));
    let fd = OwnedFd::open();
    add(OwnedFd::open());
    add(fd)
}
