use crate::prelude::*;

struct Keeper<'a> {
    last: Option<BorrowedFd<'a>>,
}
impl<'a> Keeper<'a> {
    fn visit(&mut self, fd: BorrowedFd<'_>) {
        self.last = Some(fd);
    }
}
fn each(k: &mut Keeper) {
    let fd = OwnedFd::open();
    k.visit(fd.as_fd());
}
pub fn main(n: i32) -> i32 {
    each(&mut Keeper { last: None });
    0
}
