#![allow(warnings)]
use std::cell::{Cell, RefCell};
use std::mem::{drop, forget, replace, take};
thread_local! { static LOG: RefCell<Vec<(i32, i32)>> = RefCell::new(vec![]); static NEXT: Cell<i32> = Cell::new(3); }
fn log(kind: i32, raw: i32) { LOG.with(|log| log.borrow_mut().push((kind, raw))) }
fn reset() { NEXT.with(|next| next.set(3)); LOG.with(|log| log.borrow_mut().clear()); }
fn report(program: usize, n: i32, result: i32) { LOG.with(|log| println!("{program} {n} {result} {:?}", log.borrow())); }

trait AsFd { fn asFd(&self) -> BorrowedFd<'_>; }
trait Res { fn read(&self) -> i32; }

struct OwnedFd { raw: i32 }
impl OwnedFd {
  fn open() -> OwnedFd { let raw = NEXT.with(|next| { next.set(next.get() + 1); next.get() - 1 }); log(1, raw); OwnedFd { raw } }
  fn tryOpen(ok: bool) -> Option<OwnedFd> { if ok { Some(OwnedFd::open()) } else { None } }
  fn asFd(&self) -> BorrowedFd<'_> { BorrowedFd { owner: self } }
  fn read(&self) -> i32 { log(3, self.raw); self.raw }
  fn rewind(&mut self) { log(3, self.raw) }
  fn intoRaw(self) -> i32 { let raw = self.raw; log(2, raw); forget(self); raw }
  fn close(self) -> i32 { log(5, self.raw); self.raw }
}
impl Drop for OwnedFd { fn drop(&mut self) { log(2, self.raw) } }
impl AsFd for OwnedFd { fn asFd(&self) -> BorrowedFd<'_> { BorrowedFd { owner: self } } }
impl Res for OwnedFd { fn read(&self) -> i32 { log(3, self.raw); self.raw } }
impl<'a> std::ops::Add<&'a OwnedFd> for &OwnedFd {
    type Output = i32;
    fn add(self, other: &'a OwnedFd) -> i32 { self.read() + other.read() }
}

#[derive(Clone, Copy)] struct BorrowedFd<'a> { owner: &'a OwnedFd }
impl<'a> BorrowedFd<'a> { fn read(&self) -> i32 { self.owner.read() } }
impl<'a> AsFd for BorrowedFd<'a> { fn asFd(&self) -> BorrowedFd<'_> { *self } }

#[derive(Clone, Copy)] struct View<'a> { fd: BorrowedFd<'a> }
impl<'a> View<'a> {
    fn new(fd: BorrowedFd<'a>) -> Self { View { fd } }
    fn look(&self) -> i32 { self.fd.read() }
    fn inner(&self) -> BorrowedFd<'a> { self.fd }
}

struct Two { a: OwnedFd, b: OwnedFd }
impl Two {
  fn new(a: OwnedFd, b: OwnedFd) -> Two { Two { a, b } }
  fn first(&self) -> &OwnedFd { &self.a }
  fn setSecond(&mut self, value: OwnedFd) { self.b = value; }
  fn at(&self, index: i32) -> &OwnedFd { if index > 3 { &self.a } else { &self.b } }
}
impl Drop for Two { fn drop(&mut self) { log(7, self.a.raw) } }

struct Wrap<T> { value: T }
impl<T> Wrap<T> {
    fn new(value: T) -> Self { Wrap { value } }
    fn get(&self) -> &T { &self.value }
    fn put(&mut self, value: T) -> T { replace(&mut self.value, value) }
}

struct Duo<A, B> { a: A, b: B }
impl<A, B> Duo<A, B> {
  fn new(a: A, b: B) -> Self { Duo { a, b } }
  fn first(&self) -> &A { &self.a }
  fn put(&mut self, a: A) -> A { replace(&mut self.a, a) }
  fn intoA(self) -> A { self.a }
  fn flip(self) -> Duo<B, A> { Duo { a: self.b, b: self.a } }
}

struct Guard<'a> { fd: &'a OwnedFd }
impl<'a> Guard<'a> {
    fn new(fd: &'a OwnedFd) -> Self { Guard { fd } }
    fn look(&self) -> i32 { self.fd.read() }
    fn finish(self) -> i32 { self.fd.read() }
}
impl<'a> Drop for Guard<'a> { fn drop(&mut self) { log(6, self.fd.raw) } }

struct Lock<'a> { fd: &'a mut OwnedFd }
impl<'a> Lock<'a> {
    fn new(fd: &'a mut OwnedFd) -> Self { Lock { fd } }
    fn look(&self) -> i32 { self.fd.read() }
    fn poke(&mut self) { self.fd.rewind() }
}
impl<'a> Drop for Lock<'a> { fn drop(&mut self) { log(8, self.fd.raw) } }
struct Pen<'a> { fd: &'a mut OwnedFd }
impl<'a> Pen<'a> { fn new(fd: &'a mut OwnedFd) -> Self { Pen { fd } } }

struct Nest<'a> { guard: Guard<'a> }
impl<'a> Nest<'a> {
    fn new(guard: Guard<'a>) -> Self { Nest { guard } }
    fn look(&self) -> i32 { self.guard.look() }
    fn put(&mut self, guard: Guard<'a>) -> Guard<'_> { replace(&mut self.guard, guard) }
}

struct Deep { hold: Hold, two: Two }
impl Deep { fn new(hold: Hold, two: Two) -> Self { Deep { hold, two } } fn intoHold(self) -> Hold { self.hold } }

struct List<T> { items: Vec<T> }
impl<T> List<T> {
  fn new() -> Self { List { items: vec![] } }
  fn length(&self) -> i32 { self.items.len() as i32 }
  fn at(&self, index: i32) -> &T { &self.items[index as usize] }
  fn atMut(&mut self, index: i32) -> &mut T { &mut self.items[index as usize] }
  fn set(&mut self, index: i32, value: T) { self.items[index as usize] = value; }
  fn replace(&mut self, index: i32, value: T) -> T { replace(&mut self.items[index as usize], value) }
  fn push(&mut self, value: T) { self.items.push(value) }
  fn pop(&mut self) -> Option<T> { self.items.pop() }
  fn insert(&mut self, index: i32, value: T) { self.items.insert(index as usize, value) }
  fn remove(&mut self, index: i32) -> T { self.items.remove(index as usize) }
  fn clear(&mut self) { self.items.clear() }
}

fn consume(fd: OwnedFd) -> i32 { fd.read() }
fn pass(fd: OwnedFd) -> OwnedFd { fd }
fn ident<T>(value: T) -> T { value }
fn choose<T>(k: i32, a: T, b: T) -> T { if k > 3 { return a; } return b; }
fn latter<A, B>(a: A, b: B) -> B { b }
fn same<T>(value: &T) -> &T { value }
fn sameMut<T>(value: &mut T) -> &mut T { value }
fn peek(fd: &OwnedFd) -> i32 { fd.read() }
fn peekB(fd: BorrowedFd<'_>) -> i32 { fd.read() }
fn poke(fd: &mut OwnedFd) -> i32 { fd.rewind(); 1 }
fn both(a: &mut OwnedFd, b: &OwnedFd) -> i32 { a.rewind(); b.read() }
fn maybe(fd: Option<OwnedFd>) -> i32 { if let Some(fd) = &fd { return fd.read(); } return 0; }
fn glance(fd: Option<&OwnedFd>) -> i32 { if let Some(fd) = fd { return fd.read(); } return 0; }
fn lookAt(it: &dyn AsFd) -> i32 { it.asFd().read() }
fn end(it: Box<dyn Res>) -> i32 { it.read() }
fn eatTwo(two: Two) -> i32 { two.b.read() }
fn eatHold(hold: Hold) -> i32 { hold.fd.read() }
fn peekHold(hold: &Hold) -> i32 { hold.fd.read() }
fn pokeHold(hold: &mut Hold, fd: OwnedFd) -> i32 { hold.fd = fd; hold.fd.read() }
fn useGuard(guard: Guard<'_>, k: i32) -> i32 { guard.look() + k }
fn tie(fd: &OwnedFd) -> BorrowedFd<'_> { fd.asFd() }
fn again(fd: &mut OwnedFd) -> &mut OwnedFd { fd }
fn first<'a>(a: BorrowedFd<'a>, b: BorrowedFd<'_>) -> BorrowedFd<'a> { b.read(); a }
fn either<'a>(a: BorrowedFd<'a>, b: BorrowedFd<'a>) -> BorrowedFd<'a> { if a.read() > 4 { a } else { b } }
fn merge<'a>(a: Guard<'a>, b: Guard<'a>, k: i32) -> Guard<'a> { if k > 4 { return a; } return b; }

struct Hold { fd: OwnedFd, spare: Option<OwnedFd> }
impl AsFd for Hold { fn asFd(&self) -> BorrowedFd<'_> { self.fd.asFd() } }
impl Hold {
  fn new(fd: OwnedFd, spare: Option<OwnedFd>) -> Hold { Hold { fd, spare } }
  fn asFd(&self) -> BorrowedFd<'_> { self.fd.asFd() }
  fn get(&self) -> &OwnedFd { &self.fd }
  fn getMut(&mut self) -> &mut OwnedFd { &mut self.fd }
  fn set(&mut self, fd: OwnedFd) { self.fd = fd; }
  fn swap(&mut self, fd: OwnedFd) -> OwnedFd { replace(&mut self.fd, fd) }
  fn park(&mut self, fd: OwnedFd) { self.spare = Some(fd); }
  fn eat(self) -> i32 { self.fd.read() }
