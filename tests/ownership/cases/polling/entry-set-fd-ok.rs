use crate::prelude::*;

struct PollFd<'a> {
    fd: BorrowedFd<'a>,
}
impl<'a> PollFd<'a> {
    fn set_fd(&mut self, fd: BorrowedFd<'a>) {
        self.fd = fd;
    }
}
fn poll(fds: &mut [PollFd]) -> i32 {
    fds.iter().map(|entry| entry.fd.read()).sum()
}
pub fn main(n: i32) -> i32 {
    let file = OwnedFd::open();
    let other = OwnedFd::open();
    let mut fds = vec![PollFd { fd: file.as_fd() }];
    fds[0].set_fd(other.as_fd());
    poll(&mut fds)
}
