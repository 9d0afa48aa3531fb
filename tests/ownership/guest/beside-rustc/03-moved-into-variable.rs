// a value is used after it moved into another variable
#![allow(unused)]

struct Fd { raw: i32 }
impl Drop for Fd { fn drop(&mut self) {} }
impl Fd {
  fn read(&self) -> i32 { self.raw }
  fn seek(&mut self, to: i32) { self.raw = to; }
  fn close(self) {}
}

struct Log { fd: Fd, backup: Option<Fd> }
impl Log {
  fn borrow(&self) -> &Fd { &self.fd }
  fn set(&mut self, fd: Fd) { self.fd = fd; }
}

fn send(fd: Fd) {}
fn swap(a: &mut Fd, b: &mut Fd) {}

fn run(n: i32) {
  let a = Fd { raw: 1 };
  let b = a;
  let c = a;
}

fn main() {}
