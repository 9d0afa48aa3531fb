// @trusted: descriptions live in the table, not in variables
import { hasMemory } from "../wasi/memory";

/**
 * The bytes between the two ends of a pipe: a bounded queue, whose memory grows with what it holds at most. The ends own
 * it together, and the last one frees it: the collector's bookkeeping would cost more than the copying.
 */
@unmanaged
export class Ring {
  /** Whether there is still an end that reads, and one that writes. */
  hasReader: bool = true;
  hasWriter: bool = true;
  private ends: i32 = 2;
  /** Bytes that wait. */
  length: u32 = 0;
  private bytes: usize = 0;
  private allocated: u32 = 0;
  private start: u32 = 0;

  constructor(
    /** The most bytes that can wait. */
    public capacity: u32,
  ) {}

  get room(): u32 {
    return this.capacity - this.length;
  }

  /** Makes memory for `count` more bytes, for which there must be room. False if there is none. */
  reserve(count: u32): bool {
    return this.length + count <= this.allocated || this.grow(this.length + count);
  }

  /** Appends bytes that `reserve` made memory for. */
  put(from: usize, count: u32): void {
    let end = this.start + this.length;
    if (end >= this.allocated) end -= this.allocated;
    const before = min(count, this.allocated - end);
    memory.copy(this.bytes + end, from, before);
    memory.copy(this.bytes, from + before, count - before);
    this.length += count;
  }

  /** Copies up to `count` bytes after the first `skip`, and returns how many. */
  peek(into: usize, count: u32, skip: u32): u32 {
    count = min(count, this.length - skip);
    let at = this.start + skip;
    if (at >= this.allocated) at -= this.allocated;
    const before = min(count, this.allocated - at);
    memory.copy(into, this.bytes + at, before);
    memory.copy(into + before, this.bytes, count - before);
    return count;
  }

  /** Takes bytes off, which must be there. */
  skip(count: u32): void {
    this.length -= count;
    this.start += count;
    if (this.start >= this.allocated) this.start -= this.allocated;
    if (!this.length) this.start = 0;
  }

  /** Ends one direction. Without a reader the bytes are freed. */
  stop(isReader: bool): void {
    if (!isReader) {
      this.hasWriter = false;
      return;
    }
    this.hasReader = false;
    if (this.bytes) heap.free(this.bytes);
    this.bytes = 0;
    this.allocated = this.start = this.length = 0;
  }

  /** Ends one end, and with the second one the queue itself. */
  end(isReader: bool): void {
    this.stop(isReader);
    if (!--this.ends) heap.free(changetype<usize>(this));
  }

  private grow(needed: u32): bool {
    let size = max<u32>(this.allocated, 256);
    while (size < needed) size <<= 1;
    size = min(size, this.capacity);
    if (!hasMemory(size)) return false;
    const grown = heap.alloc(size);
    this.peek(grown, this.length, 0);
    if (this.bytes) heap.free(this.bytes);
    this.bytes = grown;
    this.allocated = size;
    this.start = 0;
    return true;
  }
}
