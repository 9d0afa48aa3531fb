// The Rust twin of bench/guest/fd.ts: the same calls through std's own OwnedFd.
#![feature(wasi_ext)]

use std::cell::RefCell;
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::wasi::io::OwnedFd;

thread_local!(static FILE: RefCell<Option<File>> = RefCell::new(None));

fn with_file(work: impl FnOnce(&mut File)) {
    FILE.with(|file| work(file.borrow_mut().as_mut().unwrap()))
}

extern "C" {
    fn __wasm_call_ctors();
}

/// Makes it a reactor: without this the linker has each exported function start and end the program anew.
#[no_mangle]
pub extern "C" fn _initialize() {
    unsafe { __wasm_call_ctors() }
}

#[no_mangle]
pub extern "C" fn prepare() {
    let file = OpenOptions::new().read(true).write(true).open("data").unwrap();
    let fd: OwnedFd = file.into();
    FILE.with(|slot| *slot.borrow_mut() = Some(fd.into()));
}

#[no_mangle]
pub extern "C" fn rewind() {
    with_file(|file| {
        file.seek(SeekFrom::Start(0)).unwrap();
    })
}

#[no_mangle]
pub extern "C" fn ownedRead(n: i32) {
    with_file(|file| {
        let mut buffer = [0u8; 16];
        for _ in 0..n {
            if file.read(&mut buffer).unwrap() != 16 {
                file.seek(SeekFrom::Start(0)).unwrap();
            }
        }
    })
}

#[no_mangle]
pub extern "C" fn ownedWrite(n: i32) {
    with_file(|file| {
        let buffer = [0u8; 16];
        for _ in 0..n {
            if file.write(&buffer).unwrap() != 16 {
                std::process::abort();
            }
        }
    })
}

#[no_mangle]
pub extern "C" fn ownedOpenClose(n: i32) {
    for _ in 0..n {
        let fd: OwnedFd = File::open("data").unwrap().into();
        drop(fd);
    }
}
