// @trusted: hands descriptors to the host by their handles
import { trap } from "../wasi/trap";

// Bytes pass between the host and the module through one buffer, which the host asks for by size, and texts that
// the module returns through a block of their own.

let buffer: usize = 0;
let capacity: u32 = 0;
let given: usize = 0;

/** Where the buffer is. It holds at least `size` bytes, and keeps them until a larger one is asked for. */
export function io_buffer(size: u32): usize {
  if (size > capacity) {
    if (buffer) heap.free(buffer);
    buffer = heap.alloc(size);
    capacity = size;
  }
  return buffer;
}

/** The address of the text, or of the list of locks, that the last call returned. */
export function io_text(): usize {
  return given;
}

/** The buffer, for a call on `size` bytes of it. */
export function room(size: u32): usize {
  if (size > capacity) trap("the host asked for a smaller buffer than it uses");
  return buffer;
}

/** The text in `length` bytes of the buffer from `start` on. */
export function text(start: u32, length: u32): string {
  return String.UTF8.decodeUnsafe(room(start + length) + start, length);
}

/** Returns a text to the host: stores it, and returns its length in bytes. */
export function give(text: string): i32 {
  const length = String.UTF8.byteLength(text);
  String.UTF8.encodeUnsafe(changetype<usize>(text), text.length, giveBytes(length));
  return length;
}

/** Where to put `length` bytes that are given to the host. */
export function giveBytes(length: usize): usize {
  if (given) heap.free(given);
  return given = heap.alloc(length);
}
