// A pipe within the module, beside what it can't do without: bytes are copied in and out again.
import { PipeReader, PipeWriter, pipe } from "as-io-lifetimes";

const source = new Uint8Array(1 << 16);
const target = new Uint8Array(1 << 16);
const between = memory.data(1 << 16);

const ends = pipe().value;
const reader: PipeReader = ends.reader;
const writer: PipeWriter = ends.writer;

export function pipe16(n: i32): void {
  through(n, 16);
}

export function pipe4096(n: i32): void {
  through(n, 4096);
}

export function pipe65536(n: i32): void {
  through(n, 65536);
}

export function copies16(n: i32): void {
  copies(n, 16);
}

export function copies4096(n: i32): void {
  copies(n, 4096);
}

export function copies65536(n: i32): void {
  copies(n, 65536);
}

function through(n: i32, size: i32): void {
  for (let i = 0; i < n; i++) {
    writer.write(source, 0, size).value;
    reader.read(target, 0, size).value;
  }
}

function copies(n: i32, size: i32): void {
  for (let i = 0; i < n; i++) {
    memory.copy(between, source.dataStart, size);
    memory.copy(target.dataStart, between, size);
  }
}
