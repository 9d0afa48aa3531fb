// The counterparts of the tests of std's os/fd and io/pipe, and of the example in StdioExt.

import {
  BorrowedFd, File, OwnedFd, RawFd, Stdio, drop, openHandles, pipe, readToString, redirectStdio, stdin,
} from "as-io-lifetimes";

export function testRawFd(): void {
  const raw: RawFd = stdin().asRawFd();
  const file = File.fromRawFd(raw);
  assert(file.asRawFd() == raw, "what it was made from");
  assert(BorrowedFd.borrowRaw(raw).asRawFd() == raw, "a borrow too");
  assert(file.intoRawFd() == 0, "and it comes out again");
}

export function testFd(): void {
  const fd = stdin();
  const raw: RawFd = fd.asRawFd();
  const owned = OwnedFd.fromRawFd(raw);
  const file = File.fromFd(owned);
  assert(file.asFd().asRawFd() == raw, "through a borrow of the file");
  assert(file.intoFd().intoRawFd() == 0, "and it comes out again");
}

export function testNicheOptimizations(): void {
  assert(sizeof<OwnedFd | null>() == sizeof<RawFd>() && sizeof<BorrowedFd | null>() == sizeof<RawFd>(), "as big");
  assert(OwnedFd.fromRawFd(i32.MIN_VALUE).intoRawFd() == i32.MIN_VALUE, "the least");
  assert(OwnedFd.fromRawFd(i32.MAX_VALUE).intoRawFd() == i32.MAX_VALUE, "the greatest");
  const least: OwnedFd | null = OwnedFd.fromRawFd(i32.MIN_VALUE);
  assert(least !== null && least.intoRawFd() == i32.MIN_VALUE, "the least in an option");
  const greatest: OwnedFd | null = OwnedFd.fromRawFd(i32.MAX_VALUE);
  assert(greatest !== null && greatest.intoRawFd() == i32.MAX_VALUE, "the greatest in an option");
}

export function testRawFdLayout(): void {
  assert(sizeof<RawFd>() == sizeof<i32>() && alignof<RawFd>() == alignof<i32>() && sizeof<RawFd>() == 4, "an i32");
}

export function pipeCreationCloneAndRw(): void {
  const ends = pipe().value;
  const rx = ends.reader, tx = ends.writer;
  tx.tryClone().value.writeString("12345").value;
  drop(tx);
  const rx2 = rx.tryClone().value;
  drop(rx);
  const s = rx2.readToString().value;
  drop(rx2);
  assert(s == "12345" && openHandles() == 0, "by the clone of the one to the clone of the other");
}

export function stdioExtSetFd(): void {
  const ends = pipe().value;
  const reader = ends.reader, writer = ends.writer;
  writer.writeString("Hello, world!").value;
  drop(writer);
  drop(redirectStdio(Stdio.IN, reader.intoFd()).value);
  assert(readToString(stdin()).value == "Hello, world!", "standard input is the pipe");
}
