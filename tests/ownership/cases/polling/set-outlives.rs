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
pub fn main(n: i32) -> i32 {
    let mut set = PollSet::new();
    {
        let file = OwnedFd::open();
        set.add(file.as_fd());
    }
    set.wait()
}
