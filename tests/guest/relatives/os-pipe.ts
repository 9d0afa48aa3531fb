// The counterpart of the tests in os_pipe's src/lib.rs. There is one thread, so what another thread or process does
// there comes in turns here.

import { Stdio, drop, pipe, readToString, redirectStdio, stderr, stdin, stdout, writeString } from "as-io-lifetimes";

export function testPipeSomeData(): void {
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  writer.writeString("some stuff").value;
  drop(writer);
  assert(reader.readToString().value == "some stuff", "it comes out");
}

export function testPipeSomeDataWithRefs(): void {
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  const readerRef = reader.asFilelike().value;
  {
    const writerRef = writer.asFilelike().value;
    writeString(writerRef, "some stuff").value;
  }
  drop(writer);
  assert(readToString(readerRef).value == "some stuff", "through borrows as well");
}

export function testPipeNoData(): void {
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  drop(writer);
  assert(reader.readToString().value == "", "the end comes at once");
}

export function testPipeAMegabyteOfDataFromAnotherThread(): void {
  const data = new Uint8Array(1_000_000).fill(0xff), out = new Uint8Array(1_000_001);
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  let read = 0;
  for (let written = 0; written < data.length;) {
    written += writer.write(data, written).value;
    while (read < written) read += reader.read(out, read, written - read).value;
  }
  drop(writer);
  assert(reader.read(out, read).value == 0 && read == data.length, "then comes the end");
  assert(memory.compare(out.dataStart, data.dataStart, data.length) == 0, "each byte");
}

/** What the programs `swap` and `cat_both` do there, in a row: the streams are swapped, and then written to. */
export function testParentHandles(): void {
  const out = stdout().tryCloneToOwned().value, err = stderr().tryCloneToOwned().value;
  const outBefore = redirectStdio(Stdio.OUT, err).value, errBefore = redirectStdio(Stdio.ERR, out).value;

  const input = readToString(stdin()).value;
  writeString(stdout(), "stdout: " + input).value;
  writeString(stderr(), "stderr: " + input).value;

  drop(redirectStdio(Stdio.OUT, outBefore).value);
  drop(redirectStdio(Stdio.ERR, errBefore).value);
}

export function testParentHandlesDontClose(): void {
  for (let i = 0; i < 2; i++) {
    drop(stdin().tryCloneToOwned().value);
    drop(stdout().tryCloneToOwned().value);
    drop(stderr().tryCloneToOwned().value);
  }
  writeString(stdout(), "still open").value;
}

export function testTryClone(): void {
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  const readerClone = reader.tryClone().value, writerClone = writer.tryClone().value;
  writerClone.writeString("some stuff").value;
  drop(writer);
  drop(writerClone);
  assert(readerClone.readToString().value == "some stuff", "the end comes when both writers are gone");
}

export function testDebug(): void {
  const ends = pipe().value;
  assert(ends.reader.toString().startsWith("PipeReader { fd: -"), ends.reader.toString());
  assert(ends.writer.toString().startsWith("PipeWriter { fd: -"), ends.writer.toString());
}
