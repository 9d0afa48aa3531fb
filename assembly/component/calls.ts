import { Advice as IoAdvice, BorrowedFd, Whence as IoWhence } from "as-io-lifetimes";
import * as io from "as-io-lifetimes/assembly/io";
import { Result as Answer, Unit } from "as-io-lifetimes/assembly/abi";
import { Advice, NewTimestamp, Stat, Whence } from "./bindings/exports/io-lifetimes/fd/types";
import { MOST_BYTES, stat as statOf, time } from "./convert";
import { Failure, count, done, failure, offset } from "./error";

// What `fd` and `file` have in common.

export function read(fd: BorrowedFd, length: u32): Answer<Uint8Array, Failure> {
  // wasmtime 50 takes a read of no bytes for the end of the file, and has none for the reads after it.
  if (!length) return Answer.ok<Uint8Array, Failure>(new Uint8Array(0));
  const buffer = new Uint8Array(min(length, MOST_BYTES));
  const got = io.read<BorrowedFd>(fd, buffer);
  if (got.isErr) return Answer.err<Uint8Array, Failure>(failure(got.error));
  return Answer.ok<Uint8Array, Failure>(buffer.subarray(0, got.value));
}

export function readAt(fd: BorrowedFd, length: u32, at: u64): Answer<Uint8Array, Failure> {
  const buffer = new Uint8Array(min(length, MOST_BYTES));
  const got = io.readAt<BorrowedFd>(fd, at, buffer);
  if (got.isErr) return Answer.err<Uint8Array, Failure>(failure(got.error));
  return Answer.ok<Uint8Array, Failure>(buffer.subarray(0, got.value));
}

export function write(fd: BorrowedFd, buffer: Uint8Array): Answer<u32, Failure> {
  return count(io.write<BorrowedFd>(fd, buffer));
}

export function writeAt(fd: BorrowedFd, buffer: Uint8Array, at: u64): Answer<u32, Failure> {
  return count(io.writeAt<BorrowedFd>(fd, at, buffer));
}

export function seek(fd: BorrowedFd, by: i64, whence: Whence): Answer<u64, Failure> {
  return offset(io.seek<BorrowedFd>(fd, by, <IoWhence>(<i32>whence)));
}

export function tell(fd: BorrowedFd): Answer<u64, Failure> {
  return offset(io.tell<BorrowedFd>(fd));
}

export function stat(fd: BorrowedFd): Answer<Stat, Failure> {
  const found = io.stat<BorrowedFd>(fd);
  if (found.isErr) return Answer.err<Stat, Failure>(failure(found.error));
  return Answer.ok<Stat, Failure>(statOf(found.value));
}

export function setSize(fd: BorrowedFd, size: u64): Answer<Unit, Failure> {
  return done(io.setSize<BorrowedFd>(fd, size));
}

export function setTimes(fd: BorrowedFd, accessed: NewTimestamp, modified: NewTimestamp): Answer<Unit, Failure> {
  return done(io.setTimes<BorrowedFd>(fd, time(accessed), time(modified)));
}

export function sync(fd: BorrowedFd): Answer<Unit, Failure> {
  return done(io.sync<BorrowedFd>(fd));
}

export function syncData(fd: BorrowedFd): Answer<Unit, Failure> {
  return done(io.datasync<BorrowedFd>(fd));
}

export function advise(fd: BorrowedFd, at: u64, length: u64, advice: Advice): Answer<Unit, Failure> {
  return done(io.advise<BorrowedFd>(fd, at, length, <IoAdvice>(<i32>advice)));
}

export function allocate(fd: BorrowedFd, at: u64, length: u64): Answer<Unit, Failure> {
  return done(io.allocate<BorrowedFd>(fd, at, length));
}
