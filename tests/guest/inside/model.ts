// One pipe, or one socket pair, whose ends are driven from outside. Each call gives a count of bytes, or an errno below 0.
import {
  OwnedFd, Result, Sdflags, pipe, read, shutdown, socketPair, write,
} from "as-io-lifetimes";
import { capacityOf, setCapacityOf } from "as-io-lifetimes/assembly/inside/capacity";
import { borrow, virtualOf } from "as-io-lifetimes/assembly/io/raw";

const buffer = new Uint8Array(1 << 17);
let second: u32 = 0;

export function bufferAt(): usize {
  return buffer.dataStart;
}

/** The first end; `secondEnd` is the other one. For a pipe the first reads. */
export function makePipe(capacity: i32): u32 {
  const ends = pipe(capacity).value;
  second = <u32>changetype<usize>(ends.writer.intoFd());
  return <u32>changetype<usize>(ends.reader.intoFd());
}

export function makePair(capacity: i32): u32 {
  const pair = socketPair(capacity).value;
  second = <u32>changetype<usize>(pair.second.intoFd());
  return <u32>changetype<usize>(pair.first.intoFd());
}

export function secondEnd(): u32 {
  return second;
}

export function readFrom(handle: u32, length: i32): i32 {
  return counted(read(borrow(handle), buffer, 0, length));
}

export function writeTo(handle: u32, length: i32): i32 {
  return counted(write(borrow(handle), buffer, 0, length));
}

export function clone(handle: u32): u32 {
  return <u32>changetype<usize>(borrow(handle).tryCloneToOwned().value);
}

export function close(handle: u32): i32 {
  return changetype<OwnedFd>(<usize>handle).close().isErr ? -1 : 0;
}

export function end(handle: u32, how: i32): i32 {
  const done = shutdown(borrow(handle), <Sdflags>how);
  return done.isErr ? -<i32>done.error.errno : 0;
}

export function capacity(handle: u32): i32 {
  return counted(capacityOf(handle));
}

export function setCapacity(handle: u32, capacity: i32): i32 {
  const done = setCapacityOf(handle, capacity);
  return done.isErr ? -<i32>done.error.errno : 0;
}

/** What `poll` asks: bytes to read at once or -1, bytes of room or -1, and whether the other side is gone. */
export function readable(handle: u32): i32 {
  return virtualOf(handle)!.readable;
}

export function writable(handle: u32): i32 {
  return virtualOf(handle)!.writable;
}

export function hungUp(handle: u32): bool {
  return virtualOf(handle)!.hungUp;
}

function counted(result: Result<i32>): i32 {
  return result.isErr ? -<i32>result.error.errno : result.value;
}
