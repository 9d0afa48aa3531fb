// Each measured function has its `raw…` twin: the same WASI calls without the library.
import { BorrowedFd, File, OpenOptions, OwnedFd, Whence, readUnchecked, writeUnchecked } from "as-io-lifetimes";
import { Oflags, Rights, fd_close, fd_read, fd_seek, fd_write, path_open } from "as-io-lifetimes/assembly/wasi";
import { insert, remove, slotOf } from "as-io-lifetimes/assembly/table/slot";

const SIZE = 16;
const buffer = new Uint8Array(SIZE);
const iovec = memory.data(8, 8);
const result = memory.data(8, 8);

let file: OwnedFd = openData();
let raw: i32 = 0;

function openData(): OwnedFd {
  return new OpenOptions().read().write().open("data").value.intoFd();
}

export function prepare(): void {
  raw = file.asRawFd();
  store<usize>(iovec, buffer.dataStart);
  store<u32>(iovec, SIZE, 4);
}

export function ownedRead(n: i32): void {
  const fd = file.asFd();
  for (let i = 0; i < n; i++) {
    if (readUnchecked<BorrowedFd>(fd, buffer.dataStart, SIZE).value != SIZE) rewind();
  }
}

export function rawRead(n: i32): void {
  for (let i = 0; i < n; i++) {
    store<usize>(iovec, buffer.dataStart);
    store<u32>(iovec, SIZE, 4);
    if (fd_read(raw, iovec, 1, result)) unreachable();
    if (load<i32>(result) != SIZE) rewind();
  }
}

export function ownedWrite(n: i32): void {
  const fd = file.asFd();
  for (let i = 0; i < n; i++) {
    if (writeUnchecked<BorrowedFd>(fd, buffer.dataStart, SIZE).value != SIZE) unreachable();
  }
}

export function rawWrite(n: i32): void {
  for (let i = 0; i < n; i++) {
    store<usize>(iovec, buffer.dataStart);
    store<u32>(iovec, SIZE, 4);
    if (fd_write(raw, iovec, 1, result)) unreachable();
    if (load<i32>(result) != SIZE) unreachable();
  }
}

export function rewind(): void {
  fd_seek(raw, 0, Whence.SET, result);
}

export function ownedOpenClose(n: i32): void {
  for (let i = 0; i < n; i++) File.open("data").value.close().value;
}

const path = String.UTF8.encode("data");
// @ts-ignore: decorator
@inline const RIGHTS: u64 = Rights.FD_SEEK | Rights.FD_TELL | Rights.FD_SYNC | Rights.FD_ADVISE
  | Rights.FD_FDSTAT_SET_FLAGS | Rights.FD_FILESTAT_GET | Rights.FD_FILESTAT_SET_TIMES | Rights.POLL_FD_READWRITE
  | Rights.FD_READ;

export function rawOpenClose(n: i32): void {
  for (let i = 0; i < n; i++) {
    if (path_open(3, 1, changetype<usize>(path), 4, <Oflags>0, RIGHTS, 0, 0, result)) unreachable();
    if (fd_close(load<i32>(result))) unreachable();
  }
}

/** Fills the table up to `live` slots, then inserts, looks up and removes `n` times. */
export function fill(live: i32): void {
  for (let i = 0; i < live; i++) insert(8, 1);
}

export function insertRemove(n: i32): u32 {
  let found: u32 = 0;
  for (let i = 0; i < n; i++) {
    const handle = insert(8, 1);
    found += u32(slotOf(handle) != 0);
    remove(slotOf(handle));
  }
  return found;
}

export function lookUp(n: i32): u32 {
  const handle = <u32>changetype<usize>(file);
  let found: u32 = 0;
  for (let i = 0; i < n; i++) found += u32(slotOf(handle + (i & 1)) != 0);
  return found;
}
