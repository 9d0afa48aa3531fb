// The Rust side of prelude.ts, event for event.
use std::cell::{Cell, RefCell};
pub use std::mem::{drop, forget, replace, take};

thread_local! {
    static EVENTS: RefCell<Vec<(i32, i32)>> = RefCell::new(vec![]);
    static NEXT: Cell<i32> = Cell::new(3);
}

pub fn log(kind: i32, id: i32) {
    EVENTS.with(|events| events.borrow_mut().push((kind, id)))
}

/// Runs a twin and prints its number, its result and its events as JSON.
pub fn run(twin: usize, n: i32, main: fn(i32) -> i32) {
    NEXT.set(3);
    EVENTS.take();
    let result = main(n);
    let events: Vec<_> = EVENTS.take().iter().map(|(kind, id)| format!("[{kind},{id}]")).collect();
    println!("[{twin},{result},[{}]]", events.join(","));
}

pub struct OwnedFd {
    pub raw: i32,
}

impl OwnedFd {
    pub fn open() -> OwnedFd {
        let raw = NEXT.get();
        NEXT.set(raw + 1);
        log(1, raw);
        OwnedFd { raw }
    }

    pub fn try_open(ok: bool) -> Option<OwnedFd> {
        if ok { Some(OwnedFd::open()) } else { None }
    }

    pub fn as_fd(&self) -> BorrowedFd<'_> {
        BorrowedFd { owner: self }
    }

    pub fn try_clone(&self) -> OwnedFd {
        OwnedFd::open()
    }

    pub fn read(&self) -> i32 {
        log(3, self.raw);
        self.raw
    }

    pub fn rewind(&mut self) {
        log(4, self.raw)
    }

    pub fn close(self) {
        log(5, self.raw)
    }

    pub fn into_raw(self) -> i32 {
        let raw = self.raw;
        forget(self);
        raw
    }
}

impl Drop for OwnedFd {
    fn drop(&mut self) {
        log(2, self.raw)
    }
}

#[derive(Clone, Copy)]
pub struct BorrowedFd<'a> {
    owner: &'a OwnedFd,
}

impl BorrowedFd<'_> {
    pub fn as_fd(&self) -> BorrowedFd<'_> {
        *self
    }

    pub fn read(&self) -> i32 {
        self.owner.read()
    }
}

pub trait AsFd {
    fn as_fd(&self) -> BorrowedFd<'_>;
}

pub fn consume(fd: OwnedFd) -> i32 {
    fd.read()
}

pub fn pass(fd: OwnedFd) -> OwnedFd {
    fd
}

pub fn peek(fd: &OwnedFd) -> i32 {
    fd.read()
}

pub fn read_fd(fd: BorrowedFd<'_>) -> i32 {
    fd.read()
}

pub fn poke(fd: &mut OwnedFd) {
    fd.rewind()
}

pub fn try_open(ok: bool) -> Result<OwnedFd, i32> {
    log(6, ok as i32);
    if ok { Ok(OwnedFd::open()) } else { Err(44) }
}

pub fn try_number(n: i32, ok: bool) -> Result<i32, i32> {
    log(7, n);
    if ok { Ok(n) } else { Err(44) }
}

pub fn try_do(ok: bool) -> Result<(), i32> {
    log(8, ok as i32);
    if ok { Ok(()) } else { Err(44) }
}
