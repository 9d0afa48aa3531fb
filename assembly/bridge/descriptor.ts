// @trusted: hands descriptors to the host by their handles
import { Filestat } from "../wasi/structs";
import { Advice, Fdflags, Filetype, Whence } from "../wasi/types";
import {
  dropHandle, endLend, exchangeOwner, fd_filestat_get, fd_readdir, isLive, kindOf, lend, rawOf,
} from "../table";
import { tablePlace } from "../table/slot";
import { Errno } from "../shared/errno";
import { BorrowedFd, OwnedFd } from "../fd";
import { closeOf, tryCloneOf } from "../fd/own";
import * as io from "../io";
import { seekUnmanaged, tellUnmanaged } from "../io/seek";
import { borrow, failOn } from "../io/raw";
import { room } from "./buffer";

// The calls of the host's TypeScript classes. A descriptor is its handle, an owner the tag of the class that owns
// it. Each returns a number, below zero for an error. Offsets and sizes of files are f64: exact up to 2^53.

/** The address of the record that says where the handle table is, for the look-ups that the host makes in memory. */
export function io_table(): usize {
  return tablePlace();
}

/** Whether a handle is live. */
export function io_is_live(handle: u32): bool {
  return isLive(handle);
}

/** The WASI filetype of a descriptor. */
export function io_kind(handle: u32): Filetype {
  return kindOf(handle);
}

/** Makes a second owner of the same open file. */
export function io_try_clone(handle: u32, owner: u32): i32 {
  return tryCloneOf<OwnedFd>(handle, owner).code;
}

/** Closes a descriptor and returns whether that succeeded. */
export function io_close(handle: u32, owner: u32): i32 {
  return closeOf(handle, owner).code;
}

/** Ends an owner. */
export function io_drop(handle: u32, owner: u32): void {
  dropHandle(handle, owner);
}

/** Moves a handle to another owning class. */
export function io_move(handle: u32, from: u32, to: u32): void {
  exchangeOwner(handle, from, to);
}

/** Counts a borrow of the host's. False where the handle is stale. */
export function io_lend(handle: u32): bool {
  return lend(handle);
}

/** Ends a borrow of the host's. */
export function io_end_lend(handle: u32): void {
  endLend(handle);
}

/** Reads up to `length` bytes into the buffer. */
export function io_read(handle: u32, length: u32): i32 {
  return io.readUnchecked<BorrowedFd>(borrow(handle), room(length), length).code;
}

/** Writes up to `length` bytes from the buffer. */
export function io_write(handle: u32, length: u32): i32 {
  return io.writeUnchecked<BorrowedFd>(borrow(handle), room(length), length).code;
}

/** Reads at an offset into the buffer. */
export function io_read_at(handle: u32, offset: f64, length: u32): i32 {
  return io.readAtUnchecked<BorrowedFd>(borrow(handle), <u64>offset, room(length), length).code;
}

/** Writes at an offset from the buffer. */
export function io_write_at(handle: u32, offset: f64, length: u32): i32 {
  return io.writeAtUnchecked<BorrowedFd>(borrow(handle), <u64>offset, room(length), length).code;
}

/** Moves the offset and returns it. */
export function io_seek(handle: u32, offset: f64, whence: i32): f64 {
  return <f64>seekUnmanaged<BorrowedFd>(borrow(handle), <i64>offset, <Whence>whence);
}

/** The offset. */
export function io_tell(handle: u32): f64 {
  return <f64>tellUnmanaged<BorrowedFd>(borrow(handle));
}

/** Puts WASI's record of an open file into the buffer. */
export function io_stat(handle: u32): i32 {
  const errno = fd_filestat_get(rawOf(handle), room(offsetof<Filestat>()));
  return errno ? failOn(handle, <Errno>errno, "stat") : 0;
}

/** Truncates a file, or extends it with zeros. */
export function io_set_size(handle: u32, size: f64): i32 {
  return io.setSize<BorrowedFd>(borrow(handle), <u64>size).code;
}

/** Sets times, in nanoseconds. */
export function io_set_times(handle: u32, accessed: u64, modified: u64): i32 {
  return io.setTimes<BorrowedFd>(borrow(handle), accessed, modified).code;
}

/** Waits until all is on the device. */
export function io_sync(handle: u32): i32 {
  return io.sync<BorrowedFd>(borrow(handle)).code;
}

/** Waits until the content is on the device. */
export function io_datasync(handle: u32): i32 {
  return io.datasync<BorrowedFd>(borrow(handle)).code;
}

/** Announces how a range will be used. */
export function io_advise(handle: u32, offset: f64, length: f64, advice: i32): i32 {
  return io.advise<BorrowedFd>(borrow(handle), <u64>offset, <u64>length, <Advice>advice).code;
}

/** Makes room for a range. */
export function io_allocate(handle: u32, offset: f64, length: f64): i32 {
  return io.allocate<BorrowedFd>(borrow(handle), <u64>offset, <u64>length).code;
}

/** The flags of a descriptor. */
export function io_flags(handle: u32): i32 {
  return io.flags<BorrowedFd>(borrow(handle)).code;
}

/** Sets the flags of a descriptor. */
export function io_set_flags(handle: u32, flags: i32): i32 {
  return io.setFlags<BorrowedFd>(borrow(handle), <Fdflags>flags).code;
}

/** Whether two descriptors refer to the same object. */
export function io_same(a: u32, b: u32): bool {
  return io.sameFd<BorrowedFd, BorrowedFd>(borrow(a), borrow(b));
}

/** Puts a page of WASI's directory entries into the buffer, starting at a cookie, and returns its length. */
export function io_read_dir(handle: u32, cookie: u64, size: u32): i32 {
  const used = memory.data(4, 4);
  const errno = fd_readdir(rawOf(handle), room(size), size, cookie, used);
  return errno ? failOn(handle, <Errno>errno, "readDir") : load<i32>(used);
}
