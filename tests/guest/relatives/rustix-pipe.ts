// The counterparts of rustix' tests/pipe: basic.rs, fcntl.rs, and of tee.rs and splice.rs what they come to. WASI moves
// no bytes between descriptors, so here they go through a buffer.

import {
  File, OpenOptions, PipeReader, PipeWriter, Ref, pipe, read, readAt, readVectored, write, writeAll, writeAt,
  writeVectored,
} from "as-io-lifetimes";

const MESSAGE = "Hello, tee!";

// basic.rs

export function testBasicPipes(): void {
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  assert(writer.write(bytes(MESSAGE)).value == MESSAGE.length, "all is written");
  const buffer = new Uint8Array(256);
  const n = reader.read(buffer).value;
  assert(n == MESSAGE.length && text(buffer, n) == MESSAGE, "all is read");
}

// fcntl.rs

export function testFcntlGetpipeSize(): void {
  const ends = pipe().value;
  assert(ends.reader.capacity().value == ends.writer.capacity().value, "both ends have one");
}

export function testFcntlSetpipeSize(): void {
  const ends = pipe().value;
  ends.reader.setCapacity(4096 * 2).value;
  assert(ends.reader.capacity().value == 4096 * 2 && ends.writer.capacity().value == 4096 * 2, "less");
  ends.reader.setCapacity(4096 * 16).value;
  assert(ends.reader.capacity().value == 4096 * 16 && ends.writer.capacity().value == 4096 * 16, "more");
}

export function testFcntlPipeSizedWrites(): void {
  const ends = pipe().value;
  const size = ends.reader.capacity().value;
  passes(ends.reader, ends.writer, size);
  ends.reader.setCapacity(2 * size).value;
  assert(ends.reader.capacity().value == 2 * size, "twice as much");
  passes(ends.reader, ends.writer, 2 * size);
}

function passes(reader: Ref<PipeReader>, writer: Ref<PipeWriter>, size: i32): void {
  const ones = new Uint8Array(size).fill(1), buffer = new Uint8Array(size).fill(2);
  assert(writer.write(ones).value == size && reader.read(buffer).value == size, "in one write and one read");
  assert(memory.compare(buffer.dataStart, ones.dataStart, size) == 0, "each byte");
}

// tee.rs

export function testTee(): void {
  const a = pipe().value, b = pipe().value;
  a.writer.writeString(MESSAGE).value;
  const buffer = new Uint8Array(256);
  const n = a.reader.read(buffer).value;
  a.writer.writeAll(buffer.subarray(0, n)).value; // what is read is gone, so it goes back as well
  b.writer.writeAll(buffer.subarray(0, n)).value;
  const atB = b.reader.read(buffer).value;
  assert(atB == MESSAGE.length && text(buffer, atB) == MESSAGE, "the other pipe has it");
  const atA = a.reader.read(buffer).value;
  assert(atA == MESSAGE.length && text(buffer, atA) == MESSAGE, "the first one still has it");
}

// splice.rs

export function testSpliceCursor(): void {
  const src = create("src"), dest = create("dest");
  const ends = pipe().value;
  src.writeString("hello world\n").value;
  src.seek(6);
  const buffer = new Uint8Array(5);
  assert(read(src, buffer).value == 5 && write(ends.writer, buffer).value == 5, "from a file into a pipe");
  assert(read(ends.reader, buffer).value == 5 && write(dest, buffer).value == 5, "from the pipe into a file");
  dest.seek(0);
  assert(dest.readToString().value == "world", "from where the file's offset was");
}

export function testSpliceOffset(): void {
  const src = create("src"), dest = create("dest");
  const ends = pipe().value;
  src.writeString("hello world\n").value;
  const buffer = new Uint8Array(5);
  assert(readAt(src, 0, buffer).value == 5 && write(ends.writer, buffer).value == 5, "from a file at an offset");
  assert(read(ends.reader, buffer).value == 5 && writeAt(dest, 0, buffer).value == 5, "into a file at an offset");
  assert(dest.readToString().value == "hello", "whose own offset stays");
}

export function testSplicePipe2pipe(): void {
  const one = pipe().value, two = pipe().value;
  one.writer.writeString("hello").value;
  const buffer = new Uint8Array(5);
  assert(read(one.reader, buffer).value == 5 && write(two.writer, buffer).value == 5, "from pipe to pipe");
  assert(two.reader.read(buffer).value == 5 && text(buffer, 5) == "hello", "there it is");
}

export function testVmspliceWrite(): void {
  const ends = pipe().value;
  assert(writeVectored(ends.writer, [bytes("hello"), bytes(" "), bytes("world")]).value == 11, "in one write");
  const output = new Uint8Array(11);
  assert(ends.reader.read(output).value == 11 && text(output, 11) == "hello world", "one after the other");
}

export function testVmspliceRead(): void {
  const ends = pipe().value;
  writeAll(ends.writer, bytes("hello world")).value;
  const outputs = [new Uint8Array(5), new Uint8Array(1), new Uint8Array(5)];
  assert(readVectored(ends.reader, outputs).value == 11, "in one read");
  assert(text(outputs[0], 5) == "hello" && text(outputs[1], 1) == " " && text(outputs[2], 5) == "world", "each its part");
}

function create(path: string): File {
  return new OpenOptions().read().write().create().truncate().open(path).value;
}

function bytes(value: string): Uint8Array {
  return Uint8Array.wrap(String.UTF8.encode(value));
}

function text(array: Uint8Array, length: i32): string {
  return String.UTF8.decodeUnsafe(array.dataStart, length);
}
