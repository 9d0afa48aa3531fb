use crate::prelude::*;

trait Visitor {
    fn visit(&mut self, fd: BorrowedFd<'_>);
}
struct Sum {
    total: i32,
}
impl Visitor for Sum {
    fn visit(&mut self, fd: BorrowedFd<'_>) {
        self.total += fd.read();
    }
}
fn each(v: &mut dyn Visitor) {
    let fd = OwnedFd::open();
    v.visit(fd.as_fd());
}
pub fn main(n: i32) -> i32 {
    let mut sum = Sum { total: 0 };
    each(&mut sum);
    each(&mut sum);
    sum.total
}
