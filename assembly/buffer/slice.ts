// @trusted: memory by address, and owners by their handles
import { trap } from "../wasi/trap";
import { decodeText, isUtf8 } from "../wasi/utf8";
import { findByte } from "./memchr";

/**
 * Bytes in a reader's buffer, borrowed: they are there until the reader is used again, which the transform checks.
 * One object serves all of a reader's slices, so that none is allocated.
 */
@final
@borrowed
export class Slice {
  private start: usize = 0;
  private size: i32 = 0;

  /** Only for readers. */
  constructor(private bytes: Uint8Array) {}

  /** The address of the bytes. */
  // @ts-ignore: decorator
  @unsafe @inline
  get dataStart(): usize {
    return this.start;
  }

  /** The number of bytes. */
  // @ts-ignore: decorator
  @inline
  get length(): i32 {
    return this.size;
  }

  /** The buffer that the bytes are in. */
  // @ts-ignore: decorator
  @inline
  get buffer(): Uint8Array {
    return this.bytes;
  }

  /** A byte. Traps where there is none. */
  // @ts-ignore: decorator
  @operator("[]")
  byteAt(index: i32): u8 {
    if (<u32>index >= <u32>this.length) trap("index out of the bounds of a Slice");
    return load<u8>(this.dataStart + index);
  }

  /** Where the bytes start in `buffer`. */
  get byteOffset(): i32 {
    return <i32>(this.dataStart - this.buffer.dataStart);
  }

  /** The first place of a byte, or -1. */
  indexOf(byte: u8): i32 {
    const end = this.dataStart + this.length, found = findByte(this.dataStart, end, byte);
    return found == end ? -1 : <i32>(found - this.dataStart);
  }

  /** Whether the bytes are those of a text in UTF-8. Allocates nothing for a text that is ASCII. */
  equals(text: string): bool {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0x80) return this.toString() == text && this.isUtf8;
      if (i >= this.length || load<u8>(this.dataStart + i) != unit) return false;
    }
    return text.length == this.length;
  }

  /** Whether the bytes are UTF-8. */
  get isUtf8(): bool {
    return isUtf8(this.dataStart, this.length);
  }

  /** A copy of the bytes, which stays. */
  toUint8Array(): Uint8Array {
    const copy = new Uint8Array(this.length);
    memory.copy(copy.dataStart, this.dataStart, this.length);
    return copy;
  }

  /** The bytes as a string, which stays. A byte that isn't part of UTF-8 becomes U+FFFD. */
  toString(): string {
    return decodeText(this.dataStart, this.length);
  }
}

// A slice is read-only to programs. Its reader moves it by address, with these functions, which the package doesn't export.

/** Makes a slice that of `length` bytes at `start`, which must be in its buffer. */
// @ts-ignore: decorator
@unsafe @inline
export function moveSlice(slice: Slice, start: usize, length: i32): void {
  store<usize>(changetype<usize>(slice), start, offsetof<Slice>("start"));
  store<i32>(changetype<usize>(slice), length, offsetof<Slice>("size"));
}

/** Makes a slice one of another buffer. */
// @ts-ignore: decorator
@unsafe
export function setSliceBuffer(slice: Slice, buffer: Uint8Array): void {
  store<Uint8Array>(changetype<usize>(slice), buffer, offsetof<Slice>("bytes"));
  // @ts-ignore: of AssemblyScript's runtime
  __link(changetype<usize>(slice), changetype<usize>(buffer), false);
}
