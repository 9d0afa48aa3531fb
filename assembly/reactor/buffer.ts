// Bytes pass between the host and the module through one buffer, which the host asks for by size.

let buffer: usize = 0;
let capacity: u32 = 0;

/** Where the buffer is. It holds at least `size` bytes, and keeps them until a larger one is asked for. */
export function io_buffer(size: u32): usize {
  if (size > capacity) {
    if (buffer) heap.free(buffer);
    buffer = heap.alloc(size);
    capacity = size;
  }
  return buffer;
}

/** The text in `length` bytes of the buffer from `start` on. */
export function text(start: u32, length: u32): string {
  return String.UTF8.decodeUnsafe(buffer + start, length);
}

/** Puts a text into the buffer and gives its length in bytes. */
export function put(text: string): i32 {
  const length = <u32>String.UTF8.byteLength(text);
  String.UTF8.encodeUnsafe(changetype<usize>(text), text.length, io_buffer(length));
  return <i32>length;
}
