// The Rust twin of bench/guest/lines.ts, with std's BufReader and BufWriter.
use std::cell::RefCell;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};

thread_local! {
    static FILE: RefCell<Option<File>> = RefCell::new(None);
    static TARGET: RefCell<Option<File>> = RefCell::new(None);
}

extern "C" {
    fn __wasm_call_ctors();
}

/// Makes it a reactor: without this the linker has each exported function start and end the program anew.
#[no_mangle]
pub extern "C" fn _initialize() {
    unsafe { __wasm_call_ctors() }
    FILE.with(|slot| *slot.borrow_mut() = Some(File::open("text").unwrap()));
    TARGET.with(|slot| *slot.borrow_mut() = Some(File::create("copy").unwrap()));
}

fn with_reader<T>(work: impl FnOnce(BufReader<&mut File>) -> T) -> T {
    FILE.with(|slot| {
        let mut slot = slot.borrow_mut();
        let file = slot.as_mut().unwrap();
        file.seek(SeekFrom::Start(0)).unwrap();
        work(BufReader::new(file))
    })
}

/// The file that all write over.
fn with_target<T>(work: impl FnOnce(&mut File) -> T) -> T {
    TARGET.with(|slot| {
        let mut slot = slot.borrow_mut();
        let file = slot.as_mut().unwrap();
        file.seek(SeekFrom::Start(0)).unwrap();
        work(file)
    })
}

/// `read_line` into a `String` that is used again: the way without an allocation for each line.
#[no_mangle]
pub extern "C" fn slices(n: i32) -> usize {
    let mut bytes = 0;
    for _ in 0..n {
        bytes += with_reader(|mut reader| {
            let mut bytes = 0;
            let mut line = String::new();
            while reader.read_line(&mut line).unwrap() > 0 {
                bytes += line.trim_end_matches('\n').len();
                line.clear();
            }
            bytes
        });
    }
    bytes
}

/// `read_until` into a `Vec` that is used again: as `slices`, without a check that it is UTF-8.
#[no_mangle]
pub extern "C" fn vecs(n: i32) -> usize {
    let mut bytes = 0;
    for _ in 0..n {
        bytes += with_reader(|mut reader| {
            let mut bytes = 0;
            let mut line = Vec::new();
            while reader.read_until(b'\n', &mut line).unwrap() > 0 {
                bytes += line.len() - (line.last() == Some(&b'\n')) as usize;
                line.clear();
            }
            bytes
        });
    }
    bytes
}

#[no_mangle]
pub extern "C" fn strings(n: i32) -> usize {
    let mut bytes = 0;
    for _ in 0..n {
        bytes += with_reader(|reader| reader.lines().map(|line| line.unwrap().len()).sum::<usize>());
    }
    bytes
}

#[no_mangle]
pub extern "C" fn written(n: i32) -> usize {
    let mut bytes = 0;
    for _ in 0..n {
        bytes += with_reader(|mut reader| {
            with_target(|target| {
                let mut writer = BufWriter::new(target);
                let mut bytes = 0;
                let mut line = Vec::new();
                while reader.read_until(b'\n', &mut line).unwrap() > 0 {
                    writer.write_all(&line).unwrap();
                    bytes += line.len();
                    line.clear();
                }
                writer.flush().unwrap();
                bytes
            })
        });
    }
    bytes
}

#[no_mangle]
pub extern "C" fn texts(n: i32) -> i32 {
    for _ in 0..n {
        with_target(|target| {
            let mut writer = BufWriter::new(target);
            for _ in 0..100_000 {
                writer.write_all("a line of text of some length\n".as_bytes()).unwrap();
            }
            writer.flush().unwrap();
        });
    }
    n
}

#[no_mangle]
pub extern "C" fn copied(n: i32) -> i32 {
    for _ in 0..n {
        FILE.with(|slot| {
            let mut slot = slot.borrow_mut();
            let file = slot.as_mut().unwrap();
            file.seek(SeekFrom::Start(0)).unwrap();
            with_target(|target| std::io::copy(file, target).unwrap());
        });
    }
    n
}
