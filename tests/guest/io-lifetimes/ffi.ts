// The counterpart of io-lifetimes' tests/ffi.rs with its src/example_ffi.rs: foreign calls that give and take
// descriptors. A handle isn't a raw fd, so what is declared here for WASI takes raw fds, and functions around it,
// marked as unsafe, give and take owners and borrows. Between modules handles pass as the numbers that they are.

import { BorrowedFd, OwnedFd, RawFd, fs } from "as-io-lifetimes";

export function testFileNotFound(): void {
  assert(open("no/such/file", O_RDONLY) === null, "there is no descriptor");
}

export function testFileFound(): void {
  const fd = open("greeting", O_RDONLY);
  assert(fd !== null, "there is a descriptor");
  fd!.drop();
}

export function testFileFoundIsReadThroughABorrow(): void {
  const fd = open("greeting", O_RDONLY)!;
  const buffer = new Uint8Array(64);
  const length = read(fd.asFd(), buffer.dataStart, buffer.length);
  assert(length == 11, "it reads the whole file");
  assert(String.UTF8.decodeUnsafe(buffer.dataStart, length) == "hello, file", "and gets its content");
  assert(read(fd.asFd(), buffer.dataStart, buffer.length) == 0, "then comes the end");
  fd.drop();
}

export function testFileFoundIsWrittenThroughABorrow(): void {
  const fd = open("greeting", O_WRONLY)!;
  const text = String.UTF8.encode("HELLO");
  assert(write(fd.asFd(), changetype<usize>(text), text.byteLength) == 5, "it writes all");
  fd.drop();
}

export function testABorrowOfADroppedFileIsRefused(): void {
  const fd = open("greeting", O_RDONLY)!;
  const borrow = fd.asFd();
  fd.drop();
  const buffer = new Uint8Array(1);
  assert(read(borrow, buffer.dataStart, 1) == -1, "it fails");
}

/** A foreign call that gives a descriptor away twice is found out, also for the first that the table hears of. */
export function aRawFdThatIsOwnedTwiceTraps(): void {
  OwnedFd.fromRawFd(100);
  OwnedFd.fromRawFd(100);
}

// Exported, so that the host can call them: options and borrows cross the boundary as plain numbers.

/** Opens the file of these tests, or the one that isn't there. */
export function openFor(found: bool): OwnedFd | null {
  return open(found ? "greeting" : "no/such/file", O_RDONLY);
}

/** Reads one byte, or gives -1. */
export function readByte(fd: BorrowedFd): i32 {
  const byte = memory.data(1);
  return read(fd, byte, 1) == 1 ? load<u8>(byte) : -1;
}

/** Ends an owner that the host kept. */
export function drop(fd: OwnedFd): void {
  fd.drop();
}

const O_RDONLY: u64 = 1 << 1; // rights of WASI
const O_WRONLY: u64 = 1 << 6;

// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "path_open")
declare function path_open(
  dir: RawFd, lookup: i32, path: usize, length: u32, oflags: i32, base: u64, inheriting: u64, fdflags: i32,
  opened: usize,
): i32;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "fd_read")
declare function fd_read(fd: RawFd, vectors: usize, count: u32, size: usize): i32;
// @ts-ignore: decorator
@external("wasi_snapshot_preview1", "fd_write")
declare function fd_write(fd: RawFd, vectors: usize, count: u32, size: usize): i32;

const place = memory.data(12, 4);

/** Opens a file below the first preopened directory. */
// @ts-ignore: decorator
@unsafe
function open(path: string, rights: u64): OwnedFd | null {
  const bytes = String.UTF8.encode(path);
  const dir = fs.preopens()[0].fd.asRawFd();
  const errno = path_open(dir, 0, changetype<usize>(bytes), bytes.byteLength, 0, rights, 0, 0, place);
  return errno ? null : OwnedFd.fromRawFd(load<i32>(place));
}

/** Gives the number of bytes read, or -1. */
// @ts-ignore: decorator
@unsafe
function read(fd: BorrowedFd, pointer: usize, size: u32): i32 {
  store<usize>(place, pointer);
  store<u32>(place, size, 4);
  return fd_read(fd.asRawFd(), place, 1, place + 8) ? -1 : load<i32>(place, 8);
}

/** Gives the number of bytes written, or -1. */
// @ts-ignore: decorator
@unsafe
function write(fd: BorrowedFd, pointer: usize, size: u32): i32 {
  store<usize>(place, pointer);
  store<u32>(place, size, 4);
  return fd_write(fd.asRawFd(), place, 1, place + 8) ? -1 : load<i32>(place, 8);
}
