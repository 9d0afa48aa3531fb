import { Advice as IoAdvice, BorrowedFd, Whence as IoWhence } from "as-io-lifetimes";
import * as io from "as-io-lifetimes/assembly/io";
import { seekUnmanaged, tellUnmanaged } from "as-io-lifetimes/assembly/io/seek";
import { Result as Answer, Unit } from "as-io-lifetimes/assembly/abi";
import { Advice, NewTimestamp, Stat, Whence } from "./bindings/exports/io-lifetimes/fd/types";
import { MOST_BYTES, stat as statOf, time } from "./convert";
import { Failure, count, done, failure, offset } from "./error";

/**
 * The calls that the resources `fd` and `file` share, on the descriptor that `asFd` borrows. Trusted, since this class owns
 * nothing that the borrow could be of: the classes that extend it do.
 */
@trusted
export abstract class Descriptor {
  abstract asFd(): BorrowedFd;

  read(length: u32): Answer<Uint8Array, Failure> {
    // wasmtime 50 takes a read of no bytes for the end of the file, and returns none for the reads after it.
    if (!length) return Answer.ok<Uint8Array, Failure>(new Uint8Array(0));
    const buffer = new Uint8Array(min(length, MOST_BYTES));
    const got = io.read<BorrowedFd>(this.asFd(), buffer);
    if (got.isErr) return Answer.err<Uint8Array, Failure>(failure(got.error));
    return Answer.ok<Uint8Array, Failure>(buffer.subarray(0, got.value));
  }

  readAt(length: u32, at: u64): Answer<Uint8Array, Failure> {
    const buffer = new Uint8Array(min(length, MOST_BYTES));
    const got = io.readAt<BorrowedFd>(this.asFd(), at, buffer);
    if (got.isErr) return Answer.err<Uint8Array, Failure>(failure(got.error));
    return Answer.ok<Uint8Array, Failure>(buffer.subarray(0, got.value));
  }

  write(buffer: Uint8Array): Answer<u32, Failure> {
    return count(io.write<BorrowedFd>(this.asFd(), buffer));
  }

  writeAt(buffer: Uint8Array, at: u64): Answer<u32, Failure> {
    return count(io.writeAt<BorrowedFd>(this.asFd(), at, buffer));
  }

  seek(by: i64, whence: Whence): Answer<u64, Failure> {
    return offset(seekUnmanaged<BorrowedFd>(this.asFd(), by, <IoWhence>(<i32>whence)));
  }

  tell(): Answer<u64, Failure> {
    return offset(tellUnmanaged<BorrowedFd>(this.asFd()));
  }

  stat(): Answer<Stat, Failure> {
    const found = io.stat<BorrowedFd>(this.asFd());
    if (found.isErr) return Answer.err<Stat, Failure>(failure(found.error));
    return Answer.ok<Stat, Failure>(statOf(found.value));
  }

  setSize(size: u64): Answer<Unit, Failure> {
    return done(io.setSize<BorrowedFd>(this.asFd(), size));
  }

  setTimes(accessed: NewTimestamp, modified: NewTimestamp): Answer<Unit, Failure> {
    return done(io.setTimes<BorrowedFd>(this.asFd(), time(accessed), time(modified)));
  }

  sync(): Answer<Unit, Failure> {
    return done(io.sync<BorrowedFd>(this.asFd()));
  }

  syncData(): Answer<Unit, Failure> {
    return done(io.datasync<BorrowedFd>(this.asFd()));
  }

  advise(at: u64, length: u64, advice: Advice): Answer<Unit, Failure> {
    return done(io.advise<BorrowedFd>(this.asFd(), at, length, <IoAdvice>(<i32>advice)));
  }

  allocate(at: u64, length: u64): Answer<Unit, Failure> {
    return done(io.allocate<BorrowedFd>(this.asFd(), at, length));
  }
}
