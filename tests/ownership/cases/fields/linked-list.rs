use crate::prelude::*;

struct Node {
    fd: OwnedFd,
    next: Option<Box<Node>>,
}
impl Node {
    fn sum(&self) -> i32 {
        let nx = &self.next;
        self.fd.raw + (if let Some(x) = nx { x.sum() } else { 0 })
    }
}
fn build(k: i32) -> Option<Box<Node>> {
    if k <= 0 {
        return None;
    }
    Some(Box::new(Node {
        fd: OwnedFd::open(),
        next: build(k - 1),
    }))
}
pub fn main(n: i32) -> i32 {
    let l = build(n);
    if let Some(x) = &l {
        x.sum()
    } else {
        0
    }
}
