// Compiled with the stub runtime, where every block of the heap lies behind the one before.
import { BorrowedFd, BufReader, BufWriter, File, OpenOptions, copy, stdout } from "as-io-lifetimes";

const TIMES = 1000;
const file = new OpenOptions().read().write().create().open("a").expect("open");
const reader = new BufReader<BorrowedFd>(file.asFd());
const lines = new BufReader<BorrowedFd>(file.asFd()).lines();
const writer = new BufWriter<BorrowedFd>(file.asFd());
const buffer = new Uint8Array(5);
const text = "a line, and then another one — 😀\n";
copy(file, stdout());

/** How many bytes a result of 64 bits takes. */
const resultSize = sizeOfResult();

function sizeOfResult(): usize {
  const before = heap.alloc(16);
  assert(file.tell().isOk, "a result");
  return heap.alloc(16) - before - 32;
}

export function whatIsReadAllocatesNothing(): void {
  writeAll();
  file.seek(0);
  const before = heap.alloc(16);
  for (let i = 0; i < TIMES; i++) {
    assert(lines.next()!.equals("a line"), "a line");
    lines.next();
  }
  assert(lines.next() === null, "the end");
  file.seek(0);
  for (let i = 0; i < TIMES; i++) {
    assert(reader.read(buffer).value == 5 && reader.fillBuf()!.length > 0, "bytes");
    reader.consume(1);
    assert(reader.readUntil(0x0a) !== null && reader.readLines() !== null, "slices");
    assert(reader.seek(0).value == 0, "the start");
  }
  same(before, 1 + TIMES); // the seeks
}

function writeAll(): void {
  file.seek(0);
  for (let i = 0; i < TIMES; i++) writer.writeString("a line\nand another\n").value;
  writer.flush().value;
}

export function whatIsWrittenAllocatesNothing(): void {
  const before = heap.alloc(16);
  for (let i = 0; i < TIMES; i++) {
    assert(writer.writeString(text).isOk && writer.write(buffer).isOk && writer.writeAll(buffer).isOk, "written");
    assert(writer.writeByte(0x0a).isOk, "a byte");
  }
  assert(writer.flush().isOk, "flushed");
  file.seek(0);
  assert(copy(file, writer).value > 0, "copied");
  same(before, 2); // of seek and of copy
}

export function aSliceIsWrittenWithoutAllocation(): void {
  file.setSize(0);
  writeAll();
  file.seek(0);
  const before = heap.alloc(16);
  for (let i = 0; i < 100; i++) assert(writer.writeSlice(reader.readLine()!).isOk, "a slice");
  same(before);
}

/** Nothing was allocated since `before` but so many results of 64 bits: the next block lies right behind. */
function same(before: usize, results: i32 = 0): void {
  assert(heap.alloc(16) - before == 32 + results * resultSize, "something was allocated");
}
