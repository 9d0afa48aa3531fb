// The table's operations by handle, for a host that drives them and compares with a model. Errors are negative.

import { MisusePolicy, OpenOptions, RawFd, setMisusePolicy } from "as-io-lifetimes";
import * as table from "as-io-lifetimes/assembly/table";
import { capacity } from "as-io-lifetimes/assembly/table/slot";
import { Filestat, fd_close, fd_filestat_get } from "as-io-lifetimes/assembly/wasi";

export { capacity };

setMisusePolicy(MisusePolicy.REPORT);

/** Opens the file with a number, for the owner `File`. */
export function open(number: i32): u32 {
  const file = new OpenOptions().read().write().open("f" + number.toString()).expect("open");
  return <u32>changetype<usize>(file);
}

/** The inode that a handle leads to. */
export function use(handle: u32): i64 {
  const stat = memory.data(offsetof<Filestat>(), 8);
  const errno = fd_filestat_get(table.rawOf(handle), stat);
  return errno ? -errno : changetype<Filestat>(stat).ino;
}

export function raw(handle: u32): RawFd {
  return table.rawOf(handle);
}

export function clone(handle: u32, owner: u32): u32 {
  return table.cloneHandle(handle, owner);
}

export function close(handle: u32, owner: u32): i32 {
  return table.closeHandle(handle, owner);
}

export function drop(handle: u32, owner: u32): void {
  table.dropHandle(handle, owner);
}

export function lend(handle: u32): bool {
  return table.lend(handle);
}

export function endLend(handle: u32): void {
  table.endLend(handle);
}

export function view(handle: u32): u32 {
  return table.viewHandle(handle);
}

export function endView(handle: u32): void {
  table.endView(handle);
}

export function exchange(handle: u32, from: u32, to: u32): void {
  table.exchangeOwner(handle, from, to);
}

export function moveOnto(from: u32, fromOwner: u32, to: u32, toOwner: u32): i32 {
  return table.moveOnto(from, fromOwner, to, toOwner);
}

export function release(handle: u32, owner: u32): RawFd {
  return table.releaseHandle(handle, owner);
}

export function adopt(raw: RawFd, owner: u32): u32 {
  return table.adopt(raw, owner);
}

export function borrow(raw: RawFd): u32 {
  return table.borrowRaw(raw);
}

export function share(handle: u32, from: u32): u32 {
  return table.share(handle, from);
}

export function cloneShare(handle: u32): u32 {
  return table.cloneShare(handle);
}

export function endShare(handle: u32): i32 {
  return table.endShare(handle);
}

export function dropShare(handle: u32): void {
  table.dropShare(handle);
}

export function takeShared(handle: u32, to: u32): u32 {
  return table.takeShared(handle, to);
}

export function sharesOf(handle: u32): i32 {
  return table.sharesOf(handle);
}

/** Closes a raw fd behind the table's back. */
export function closeRaw(raw: RawFd): i32 {
  return fd_close(raw);
}

export function openHandles(): i32 {
  return table.openHandles();
}
