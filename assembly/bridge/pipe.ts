// @trusted: hands descriptors to the host by their handles
import { Errno } from "../shared/errno";
import { OwnedFd } from "../fd";
import { failOn, virtualOf } from "../io/raw";
import { capacityOf, setCapacityOf } from "../inside/capacity";
import { Stdio, memoryFile, pipe, redirectStdio, socketPair } from "../owners";
import { room } from "./buffer";

// Descriptors that the module creates itself. Two handles come in the buffer.

/** Makes a pipe: its reading and its writing end. */
export function io_pipe(capacity: i32): i32 {
  const ends = pipe(capacity);
  if (ends.isErr) return ends.code;
  const both = ends.value;
  return give(changetype<usize>(both.reader), changetype<usize>(both.writer));
}

/** Makes two connected sockets. */
export function io_socket_pair(capacity: i32): i32 {
  const pair = socketPair(capacity);
  if (pair.isErr) return pair.code;
  const both = pair.value;
  return give(changetype<usize>(both.first), changetype<usize>(both.second));
}

/** Makes a file in memory. */
export function io_memory_file(): i32 {
  return <i32>changetype<usize>(memoryFile());
}

/** The most bytes that can wait in a pipe. */
export function io_capacity(handle: u32): i32 {
  return capacityOf(handle).code;
}

/** Sets the most bytes that can wait in a pipe. */
export function io_set_capacity(handle: u32, capacity: i32): i32 {
  return setCapacityOf(handle, capacity).code;
}

/** Whether something can be read to its end: an error where that would wait for this module itself. */
export function io_has_end(handle: u32): i32 {
  const file = virtualOf(handle);
  return file !== null && file.isEndless ? failOn(handle, Errno.AGAIN, "readToEnd") : 0;
}

/** Redirects a standard stream to an OwnedFd, and returns the previous descriptor. */
export function io_redirect_stdio(stream: i32, handle: u32): i32 {
  return redirectStdio(<Stdio>stream, changetype<OwnedFd>(<usize>handle)).code;
}

function give(first: usize, second: usize): i32 {
  const at = room(8);
  store<u32>(at, <u32>first);
  store<u32>(at, <u32>second, 4);
  return 0;
}
