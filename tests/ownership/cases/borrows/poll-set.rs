use crate::prelude::*;

struct PollSet<'a> {
    a: BorrowedFd<'a>,
    b: BorrowedFd<'a>,
}
fn poll(set: PollSet) -> i32 {
    set.a.read() + set.b.read()
}
pub fn main(n: i32) -> i32 {
    let x = OwnedFd::open();
    let y = OwnedFd::open();
    let set = PollSet {
        a: x.as_fd(),
        b: y.as_fd(),
    };
    drop(x);
    poll(set)
}
