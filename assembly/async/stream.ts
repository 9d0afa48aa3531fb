import { end } from "../abi/end";
import { fail } from "../abi/fail";
import { detach, mark, releaseChain, takeBack } from "../abi/memory";
import { Option } from "../abi/option";
import { BLOCKED, CopyResult } from "./builtins";
import { INTERRUPTED, Waitable } from "./waitable";

/** How many elements `readAll` asks for at a time. */
// @ts-ignore: decorator
@inline const CHUNK: i32 = 1024;

/** An end of a stream. */
@owned @trusted
export abstract class StreamEnd<T> {
  protected waitable: Waitable;
  /** Whether the other end is gone: no more elements come, or are taken. */
  isClosed: bool = false;

  constructor(handle: i32) {
    this.waitable = new Waitable(handle);
  }

  protected abstract get size(): usize;
  protected abstract load(at: usize): T;
  protected abstract startCopy(handle: i32, at: usize, count: i32): i32;
  protected abstract cancelCopy(handle: i32): i32;
  protected abstract dropEnd(handle: i32): void;

  /**
   * Copies up to `count` elements, from or to memory, and waits until there is one. Returns how many: 0 if the other end is
   * gone, or if the caller is cancelled.
   */
  protected copy(at: usize, count: i32): i32 {
    if (this.isClosed) return 0;
    if (this.waitable.isAwaited) fail("two tasks use the same end of a stream");
    const handle = this.waitable.handle;
    let code = this.startCopy(handle, at, count);
    if (code == BLOCKED) code = this.waitable.wait(true);
    if (code == INTERRUPTED) code = this.cancelCopy(handle);
    if ((code & 0xf) == CopyResult.DROPPED) this.isClosed = true;
    return code >>> 4;
  }

  drop(): void {
    const handle = this.waitable.handle;
    if (this.waitable.isAwaited) {
      this.waitable.detach();
      this.cancelCopy(handle);
    }
    this.dropEnd(handle);
  }
}

/**
 * The readable end of a stream, owned. Passed to a function it moves there, with what is still to come. Generated code has a
 * class for each type of elements.
 */
@owned @trusted
export abstract class StreamReader<T> extends StreamEnd<T> {
  /**
   * Reads numbers into a typed array, borrowed, as many as are there, and waits until there is one. Returns how many: 0 at
   * the end of the stream, or if the caller is cancelled.
   */
  @mut
  read<B extends ArrayBufferView>(buffer: B): i32 {
    checkNumbers<T, B>();
    return this.copy(buffer.dataStart, buffer.byteLength / <i32>sizeof<T>());
  }

  /** Waits for the next element and moves it out. Returns none at the end of the stream, or if the caller is cancelled. */
  @mut
  next(): Option<T> {
    const at = heap.alloc(max<usize>(this.size, 1));
    const option = this.copy(at, 1) ? Option.some<T>(this.load(at)) : Option.none<T>();
    heap.free(at);
    return option;
  }

  /** Reads up to the end. Returns all elements; those that own something are for `forEach`. */
  @consumes
  readAll(): Array<T> {
    const all: Array<T> = [];
    const size = this.size;
    const at = heap.alloc(max<usize>(size * CHUNK, 1));
    for (let count = this.copy(at, CHUNK); count; count = this.copy(at, CHUNK)) {
      for (let i = 0; i < count; i++) all.push(this.load(at + <usize>i * size));
    }
    heap.free(at);
    this.drop();
    return all;
  }

  /** Calls `take` with each element, which moves there. */
  @consumes
  forEach(take: (element: T) => void): void {
    const at = heap.alloc(max<usize>(this.size, 1));
    while (this.copy(at, 1)) take(this.load(at));
    heap.free(at);
    this.drop();
  }

  /** Gives the end away. */
  @consumes
  give(): i32 {
    if (this.isClosed) fail("a stream that has ended can't be passed on");
    if (this.waitable.isAwaited) fail("a stream can't be passed on while another task reads it");
    return this.waitable.handle;
  }
}

/** The writable end of a stream, owned. Dropping it ends the stream. Generated code has a class for each type of elements. */
@owned @trusted
export abstract class StreamWriter<T> extends StreamEnd<T> {
  protected abstract store(at: usize, value: T): void;

  /**
   * Writes numbers from a typed array, borrowed, from the index `from` on, and waits until the reader has taken some. Returns
   * how many: 0 if the reader is gone, or if the caller is cancelled.
   */
  @mut
  write<B extends ArrayBufferView>(buffer: B, from: i32 = 0): i32 {
    checkNumbers<T, B>();
    const length = buffer.byteLength / <i32>sizeof<T>();
    if (<u32>from > <u32>length) fail("write: the index is behind the end of the buffer");
    return this.copy(buffer.dataStart + <usize>from * sizeof<T>(), length - from);
  }

  /** Writes all numbers of a typed array, borrowed. Returns false if the reader is gone, or if the caller is cancelled. */
  @mut
  writeAll<B extends ArrayBufferView>(buffer: B): bool {
    const length = buffer.byteLength / <i32>sizeof<T>();
    for (let from = 0; from < length; ) {
      const count = this.write<B>(buffer, from);
      if (!count) return false;
      from += count;
    }
    return true;
  }

  /** Writes one element, which moves to the reader. Returns false, and drops it, if the reader is gone or the caller is cancelled. */
  @mut
  send(element: T): bool {
    const at = heap.alloc(max<usize>(this.size, 1));
    const before = mark();
    this.store(at, element);
    const blocks = detach(before);
    const isSent = this.copy(at, 1) != 0;
    if (!isSent) {
      takeBack(true);
      end<T>(this.load(at));
      takeBack(false);
    }
    releaseChain(blocks);
    heap.free(at);
    return isSent;
  }
}

/** Both ends of a stream. */
@final @owned @trusted
export class StreamPair<T> {
  constructor(private writerEnd: StreamWriter<T> | null, private readerEnd: StreamReader<T> | null) {}

  /** Moves the writable end out. */
  @mut takeWriter(): StreamWriter<T> {
    const end = this.writerEnd;
    if (end === null) fail("the writable end of a stream was moved out twice");
    this.writerEnd = null;
    return end!;
  }

  /** Moves the readable end out. */
  @mut takeReader(): StreamReader<T> {
    const end = this.readerEnd;
    if (end === null) fail("the readable end of a stream was moved out twice");
    this.readerEnd = null;
    return end!;
  }

  drop(): void {
    end<StreamWriter<T> | null>(this.writerEnd);
    end<StreamReader<T> | null>(this.readerEnd);
  }
}

// @ts-ignore: decorator
@inline
function checkNumbers<T, B extends ArrayBufferView>(): void {
  if (!isInteger<T>() && !isFloat<T>()) ERROR("a stream of numbers reads and writes typed arrays; others: next, send");
  // @ts-ignore: the elements of a typed array
  if (sizeof<T>() != sizeof<valueof<B>>() || isFloat<T>() != isFloat<valueof<B>>()) {
    ERROR("the elements of the typed array are not those of the stream");
  }
}
