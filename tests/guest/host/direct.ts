// What a module can do to a descriptor of the host's side between two of its reads.
import { Rights, fd_fdstat_set_rights, fd_seek } from "as-io-lifetimes/assembly/wasi";
import { dropHandle, kindOf, rawOf, Owner } from "as-io-lifetimes/assembly/table";
import { BorrowedFd, File, Whence, read } from "as-io-lifetimes";

export * from "as-io-lifetimes/assembly/bridge";

/** Closes a file behind the back of its owner in TypeScript. */
export function closeBehind(handle: u32): void {
  dropHandle(handle, Owner.FILE);
}

/** Takes the rights to read and to write away. */
export function takeRights(handle: u32): i32 {
  return fd_fdstat_set_rights(rawOf(handle), Rights.FD_SEEK | Rights.FD_TELL | Rights.FD_FILESTAT_GET, 0);
}

/** Moves the offset by a call of WASI itself. */
export function seekRaw(handle: u32, offset: u32): i32 {
  return fd_seek(rawOf(handle), offset, Whence.SET, memory.data(8, 8));
}

/** Reads in the module. */
export function readInside(handle: u32, length: i32): i32 {
  return read<BorrowedFd>(changetype<BorrowedFd>(<usize>handle), new Uint8Array(length)).code;
}

/** Fills the table so that it grows and its slots lie elsewhere. */
export function fill(count: i32): void {
  for (let i = 0; i < count; i++) File.open("other").value;
}

export function growMemory(pages: i32): i32 {
  return memory.grow(pages);
}

/** The type of what a handle refers to. */
export function kind(handle: u32): i32 {
  return kindOf(handle);
}
