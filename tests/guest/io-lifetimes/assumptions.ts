// The counterpart of io-lifetimes' tests/assumptions.rs: what the library takes for granted about the platform.

import { BorrowedFd, Errno, OwnedFd, RawFd, stdin } from "as-io-lifetimes";
import { fd_fdstat_get } from "as-io-lifetimes/assembly/wasi/imports";
import { Fdstat } from "as-io-lifetimes/assembly/wasi/structs";

export function testAssumptionsRawFdIsAnI32(): void {
  assert(sizeof<RawFd>() == sizeof<i32>(), "it is as big");
  assert(isInteger<RawFd>() && isSigned<RawFd>(), "it is a signed integer");
}

/** WASI has no C: its int is the pointer-sized word of wasm32, in which a handle must fit as well. */
export function testAssumptionsAHandleIsAsBigAsAPointer(): void {
  assert(sizeof<OwnedFd>() == sizeof<usize>() && sizeof<BorrowedFd>() == sizeof<usize>(), "it is as big");
  assert(sizeof<usize>() == sizeof<RawFd>(), "so is a raw fd");
}

export function testAssumptionsAHandleIsNothingThatTheCollectorSees(): void {
  assert(isReference<OwnedFd>() && !isManaged<OwnedFd>(), "OwnedFd is unmanaged");
  assert(isReference<BorrowedFd>() && !isManaged<BorrowedFd>(), "BorrowedFd is unmanaged");
  assert(offsetof<OwnedFd>() == 0 && offsetof<BorrowedFd>() == 0, "they have no fields");
}

/** On Windows the invalid socket is the greatest number. */
export function testAssumptionsTheInvalidRawFdIsMinusOne(): void {
  assert(<u32>(-1) == u32.MAX_VALUE, "as an unsigned number it is the greatest");
  const stat = memory.data(offsetof<Fdstat>(), 8);
  assert(fd_fdstat_get(-1, stat) == Errno.BADF, "WASI refuses it");
}

/** On Windows the invalid handle isn't null; here the invalid raw fd isn't, and null is no raw fd. */
export function testAssumptionsTheInvalidRawFdIsNotTheNullHandle(): void {
  assert(changetype<OwnedFd | null>(<usize>-1) !== null, "-1 isn't null");
  assert(stdin().asRawFd() == 0, "0 is a raw fd");
  assert(changetype<usize>(stdin()) != 0, "and its handle isn't null");
}
