// Every reader and writer of the library, nested in each other, over one whose calls fail one after the other. Whoever tries
// again as the error says loses no byte and doubles none.

import {
  BorrowedFd, BufReader, BufWriter, Errno, File, LineWriter, Mut, Ref, Result, copy, fs, pipe, readExact, readToEnd,
  writeAll, writeString,
} from "as-io-lifetimes";
import { fail } from "as-io-lifetimes/assembly/result/record";
import { emptyFile, fileOf } from "./support";

/** Counts calls, and makes the call with the number `failing` fail, or each second one if that is below 0. */
class Faults {
  calls: i32 = 0;
  constructor(public failing: i32) {}

  fails(): bool {
    const call = this.calls++;
    return this.failing < 0 ? call % 2 == 0 : call == this.failing;
  }
}

/** A writer that takes `most` bytes at once. */
class Sink {
  got: u8[] = [];
  constructor(private faults: Faults, private most: i32) {}

  write(buffer: Uint8Array, at: i32, length: i32): Result<i32> {
    if (this.faults.fails()) return Result.err<i32>(fail(Errno.AGAIN, "sink"));
    const count = min(length, this.most);
    for (let i = 0; i < count; i++) this.got.push(buffer[at + i]);
    return Result.ok<i32>(count);
  }
}

/** A reader that gives `most` bytes at once. */
class Source {
  private at: i32 = 0;
  constructor(private faults: Faults, private bytes: Uint8Array, private most: i32) {}

  read(buffer: Uint8Array, at: i32, length: i32): Result<i32> {
    if (this.faults.fails()) return Result.err<i32>(fail(Errno.AGAIN, "source"));
    const count = min(min(length, this.most), this.bytes.length - this.at);
    for (let i = 0; i < count; i++) buffer[at + i] = this.bytes[this.at + i];
    this.at += count;
    return Result.ok<i32>(count);
  }
}

let seed: u32 = 1;

function below(n: u32): i32 {
  seed = seed * 1103515245 + 12345;
  return <i32>((seed >> 16) % n);
}

/** Lines of some lengths, with characters of some lengths. */
function someText(): string {
  let text = "";
  for (let i = 0, n = below(6); i < n; i++) {
    for (let j = 0, m = below(9); j < m; j++) text += ["a", "é", "日", "b"][below(4)];
    if (below(4)) text += "\n";
  }
  return text;
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.wrap(String.UTF8.encode(text));
}

function same(got: u8[], expected: Uint8Array, what: string): void {
  assert(got.length == expected.length, what + ": " + got.length.toString() + " bytes of " + expected.length.toString());
  for (let i = 0; i < got.length; i++) assert(got[i] == expected[i], what + ": byte " + i.toString());
}

/** How often a call is tried again at most. */
const TRIES = 100000;

/** Writes with calls of each kind, and tries again as their errors say. */
function writeParts<W>(writer: Mut<W>, sent: u8[]): void {
  for (let part = 0; part < 6; part++) {
    const text = someText(), bytes = bytesOf(text);
    for (let i = 0; i < bytes.length; i++) sent.push(bytes[i]);
    const kind = below(3);
    let at = 0;
    if (kind == 2) {
      const written = writer.writeString(text);
      if (written.isOk) continue;
      at = <i32>written.error.transferred; // the rest as bytes
    }
    for (let tries = 0; at < bytes.length; tries++) {
      assert(tries < TRIES, "it goes on");
      if (kind == 0) {
        const written = writer.write(bytes, at, bytes.length - at);
        if (written.isOk) at += written.value;
        else assert(written.error.transferred == 0, "a write that fails has taken nothing");
      } else {
        const written = writer.writeAll(bytes, at, bytes.length - at);
        at = written.isOk ? bytes.length : at + <i32>written.error.transferred;
      }
    }
    if (below(3) == 0) flushed<W>(writer);
  }
  flushed<W>(writer);
}

function flushed<W>(writer: Mut<W>): void {
  for (let tries = 0; writer.flush().isErr; tries++) assert(tries < TRIES, "it goes on");
}

/** Lets each call within fail once, in a run of its own, and then each second one. */
function eachFault(run: (faults: Faults, most: i32, capacity: i32) => void, name: string): void {
  for (let round = 0; round < 12; round++) {
    const start = seed, most = [1, 3, 7, 1000][below(4)], capacity = [4, 5, 8, 32][below(4)];
    for (let failing = -1; ; failing++) {
      seed = start;
      const faults = new Faults(failing);
      run(faults, most, capacity);
      if (failing >= 0 && faults.calls <= failing) break;
      assert(failing < 5000, name + ": it ends");
    }
    seed = start + 977;
  }
}

export function aBufWriterLosesAndDoublesNothing(): void {
  eachFault((faults, most, capacity) => {
    const sink = new Sink(faults, most), sent: u8[] = [];
    const writer = new BufWriter<Sink>(sink, capacity);
    writeParts<BufWriter<Sink>>(writer, sent);
    same(sink.got, Uint8Array.wrap(changetype<ArrayBuffer>(sent.buffer), 0, sent.length), "BufWriter");
  }, "BufWriter");
}

export function aLineWriterLosesAndDoublesNothing(): void {
  eachFault((faults, most, capacity) => {
    const sink = new Sink(faults, most), sent: u8[] = [];
    const writer = new LineWriter<Sink>(sink, capacity);
    writeParts<LineWriter<Sink>>(writer, sent);
    same(sink.got, Uint8Array.wrap(changetype<ArrayBuffer>(sent.buffer), 0, sent.length), "LineWriter");
  }, "LineWriter");
}

export function aBufWriterOfALineWriterLosesAndDoublesNothing(): void {
  eachFault((faults, most, capacity) => {
    const sink = new Sink(faults, most), sent: u8[] = [];
    const writer = new BufWriter<LineWriter<Sink>>(new LineWriter<Sink>(sink, capacity), 9);
    writeParts<BufWriter<LineWriter<Sink>>>(writer, sent);
    same(sink.got, Uint8Array.wrap(changetype<ArrayBuffer>(sent.buffer), 0, sent.length), "BufWriter of LineWriter");
  }, "BufWriter of LineWriter");
}

export function aLineWriterOfABufWriterLosesAndDoublesNothing(): void {
  eachFault((faults, most, capacity) => {
    const sink = new Sink(faults, most), sent: u8[] = [];
    const writer = new LineWriter<BufWriter<Sink>>(new BufWriter<Sink>(sink, capacity), 6);
    writeParts<LineWriter<BufWriter<Sink>>>(writer, sent);
    same(sink.got, Uint8Array.wrap(changetype<ArrayBuffer>(sent.buffer), 0, sent.length), "LineWriter of BufWriter");
  }, "LineWriter of BufWriter");
}

export function aLineWriterOfALineWriterLosesAndDoublesNothing(): void {
  eachFault((faults, most, capacity) => {
    const sink = new Sink(faults, most), sent: u8[] = [];
    const writer = new LineWriter<LineWriter<Sink>>(new LineWriter<Sink>(sink, capacity), 5);
    writeParts<LineWriter<LineWriter<Sink>>>(writer, sent);
    same(sink.got, Uint8Array.wrap(changetype<ArrayBuffer>(sent.buffer), 0, sent.length), "LineWriter of LineWriter");
  }, "LineWriter of LineWriter");
}

/** Reads with calls of each kind, and tries again as their errors say. */
function readParts<R>(reader: Mut<BufReader<R>>, got: u8[]): void {
  const buffer = new Uint8Array(11);
  for (let tries = 0; ; tries++) {
    assert(tries < TRIES, "it goes on");
    const kind = below(5);
    if (kind == 0) {
      const count = reader.read(buffer, 1, 5);
      if (count.isErr) continue;
      if (!count.value) return;
      for (let i = 0; i < count.value; i++) got.push(buffer[1 + i]);
    } else if (kind == 1) {
      let want = buffer.subarray(0, 1 + below(4));
      while (want.length) {
        const read = reader.readExact(want);
        const done = read.isOk ? want.length : <i32>read.error.transferred;
        for (let i = 0; i < done; i++) got.push(want[i]);
        want = want.subarray(done);
        if (read.isErr && read.error.isUnexpectedEof) return;
      }
    } else if (kind < 4) {
      const line = kind == 2 ? reader.readLine() : reader.readLines();
      if (line === null) {
        if (reader.failed) continue;
        return;
      }
      for (let i = 0; i < line.length; i++) got.push(line.byteAt(i));
    } else if (below(20) == 0) {
      let all = reader.readToEnd();
      while (all.isErr) all = reader.readToEnd();
      const rest = all.value;
      for (let i = 0; i < rest.length; i++) got.push(rest[i]);
      return;
    }
  }
}

export function aBufReaderLosesAndDoublesNothing(): void {
  eachFault((faults, most, capacity) => {
    const bytes = bytesOf(someText() + someText() + someText()), got: u8[] = [];
    const reader = new BufReader<Source>(new Source(faults, bytes, most), capacity);
    readParts<Source>(reader, got);
    same(got, bytes, "BufReader");
  }, "BufReader");
}

export function aBufReaderOfABufReaderLosesAndDoublesNothing(): void {
  eachFault((faults, most, capacity) => {
    const bytes = bytesOf(someText() + someText() + someText()), got: u8[] = [];
    const inner = new BufReader<Source>(new Source(faults, bytes, most), capacity);
    const reader = new BufReader<BufReader<Source>>(inner, 6);
    readParts<BufReader<Source>>(reader, got);
    same(got, bytes, "BufReader of BufReader");
  }, "BufReader of BufReader");
}

export function aCopyFromABufReaderLosesAndDoublesNothing(): void {
  eachFault((faults, most, capacity) => {
    const bytes = bytesOf(someText() + someText() + someText()), sink = new Sink(faults, most);
    const reader = new BufReader<Source>(new Source(faults, bytes, most), capacity);
    let copied: i64 = 0;
    for (let tries = 0; ; tries++) {
      assert(tries < TRIES, "it goes on");
      const count = copy<BufReader<Source>, Sink>(reader, sink);
      copied += count.isErr ? count.error.transferred : count.value;
      assert(copied == sink.got.length, "it says how much it wrote");
      if (count.isOk) break;
    }
    same(sink.got, bytes, "copy");
  }, "copy");
}

// The calls on descriptors. Where the test lets each second call of the host fail, they go on as well.

export function aFileIsWrittenOnce(): void {
  const text = "0123456789".repeat(20);
  const file = emptyFile();
  sendAll(file.asFd(), bytesOf(text));
  const end = writeString(file, "");
  assert(end.isOk, "nothing is written");
  close(file);
}

export function aFileIsReadOnce(): void {
  const text = "0123456789".repeat(20);
  const file = fileOf(text), buffer = new Uint8Array(150);
  let at = 0;
  for (let tries = 0; at < buffer.length; tries++) {
    const read = readExact(file, buffer.subarray(at));
    at += read.isOk ? buffer.length - at : <i32>read.error.transferred;
    assert(tries < 1000, "it goes on");
  }
  let got = String.UTF8.decodeUnsafe(buffer.dataStart, buffer.length);
  for (let tries = 0; ; tries++) {
    const rest = readToEnd(file);
    const part: Ref<Uint8Array> | null = rest.isOk ? rest.value : rest.partial;
    if (part !== null) got += String.UTF8.decodeUnsafe(part.dataStart, part.length);
    if (rest.isOk) break;
    assert(rest.error.transferred == (part === null ? 0 : part.length), "the error counts what is there");
    assert(tries < 1000, "it goes on");
  }
  close(file);
  assert(got == text, got);
}

export function aPipeIsWrittenAndReadOnce(): void {
  const ends = pipe(8).value, reader = ends.reader, writer = ends.writer;
  const bytes = bytesOf("0123456789".repeat(20)), buffer = new Uint8Array(5);
  let sent = 0, got = "";
  while (got.length < bytes.length) {
    if (sent < bytes.length) {
      const written = writeAll(writer, bytes.subarray(sent));
      sent += written.isOk ? bytes.length - sent : <i32>written.error.transferred;
    }
    const read = reader.readExact(buffer);
    if (read.isOk) got += String.UTF8.decodeUnsafe(buffer.dataStart, buffer.length);
    else {
      assert(read.error.transferred == 0, "from a pipe with a writer readExact takes all or nothing");
      const one = reader.read(buffer, 0, 1); // a small write waits for room for all of it
      if (one.isOk) got += String.UTF8.decodeUnsafe(buffer.dataStart, one.value);
    }
  }
  assert(got == "0123456789".repeat(20), got);
  reader.close().value;
  writer.close().value;
}

function sendAll(fd: BorrowedFd, bytes: Uint8Array): void {
  let at = 0;
  for (let tries = 0; at < bytes.length; tries++) {
    const written = writeAll(fd, bytes.subarray(at));
    at += written.isOk ? bytes.length - at : <i32>written.error.transferred;
    assert(tries < 1000, "it goes on");
  }
}

function close(file: File): void {
  file.close().expect("close");
}

export function anErrorSaysHowMuchWasDone(): void {
  const file = fileOf("abc");
  const error = file.readExact(new Uint8Array(5)).error;
  assert(error.transferred == 3, error.transferred.toString());
  assert(fs.read("none").error.transferred == 0, "nothing was done");
  file.close().expect("close");
}
