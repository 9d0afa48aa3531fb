use crate::prelude::*;

struct PollSet<'a> {
    fds: Vec<BorrowedFd<'a>>,
}
impl<'a> PollSet<'a> {
    fn new() -> PollSet<'a> {
        PollSet { fds: Vec::new() }
    }
    fn add(&mut self, fd: BorrowedFd<'a>) {
        self.fds.push(fd);
    }
    fn remove(&mut self, i: usize) {
        self.fds.remove(i);
    }
    fn wait(&mut self) -> i32 {
        self.fds.iter().map(|fd| fd.read()).sum()
    }
}
fn watch<'a>(set: &mut PollSet<'a>, fd: BorrowedFd<'a>) {
    set.add(fd);
}
pub fn main(n: i32) -> i32 {
    let file = OwnedFd::open();
    let mut set = PollSet::new();
    watch(&mut set, file.as_fd());
    set.wait()
}
