// The counterparts of rustix' tests/io: close.rs, dup.rs, from_into.rs and read_write.rs.

import {
  Errno, File, OpenOptions, OwnedArray, OwnedFd, PollFd, PollFlags, Socket, Whence, drop, openHandles, poll, read, readAt,
  readVectored, readVectoredAt, seek, socketPair, tell, write, writeAt, writeVectored, writeVectoredAt,
} from "as-io-lifetimes";

// close.rs

export function testCloseFile(): void {
  const raw = File.open("text").value.intoRawFd();
  drop(OwnedFd.fromRawFd(raw));
}

export function testCloseSocket(): void {
  const pair = socketPair().value;
  const first = pair.first, second = pair.second;
  const raw = first.intoRawFd();
  drop(Socket.fromRawFd(raw));
  assert(second.recv(new Uint8Array(1)).value.length == 0, "the other one sees it");
}

export function testTryClose(): void {
  const raw = File.open("text").value.intoRawFd();
  assert(OwnedFd.fromRawFd(raw).close().isOk, "it tells that it went well");
}

// dup.rs

export function testDup(): void {
  const file = File.open("text").value;
  const alt = file.tryClone().value;
  assert(file.seek(0, Whence.CUR).value == 0 && alt.seek(0, Whence.CUR).value == 0, "both are at the start");

  const buffer = new Uint8Array(4);
  assert(file.read(buffer).value == 4, "the one reads");
  assert(file.seek(0, Whence.CUR).value == 4 && alt.seek(0, Whence.CUR).value == 4, "both have moved");
  assert(alt.read(buffer).value == 4, "the other one reads");
  assert(file.seek(0, Whence.CUR).value == 8 && alt.seek(0, Whence.CUR).value == 8, "both have moved again");

  drop(file);
  assert(alt.read(buffer).value == 4 && alt.seek(0, Whence.CUR).value == 12, "it reads on when the first is gone");
  assert(text(buffer) == "89ab", "from where it was");
}

// from_into.rs

export function testOwned(): void {
  const file = File.open("text").value.intoFd();
  const raw = file.asRawFd();
  assert(raw == file.asFd().asRawFd(), "a borrow has the same raw fd");
  const inner = file.intoRawFd();
  assert(raw == inner && openHandles() == 0, "it is given away");
  const again = OwnedFd.fromRawFd(inner);
  const buffer = new Uint8Array(4);
  assert(read(again, buffer).value == 4 && text(buffer) == "0123", "and owned again");
}

// ioctl.rs

/** There FIONREAD tells it. */
export function testIoctls(): void {
  const file = File.open("text").value;
  const fds = new OwnedArray<PollFd>();
  fds.push(new PollFd(file.asFd(), PollFlags.IN));
  assert(poll(fds, 0).value == 1 && fds.at(0).bytes == file.stat().value.size, "the bytes that are ready are all");
}

// read_write.rs

export function testReadwritePv(): void {
  const file = create(), buffer = new Uint8Array(5);
  writeVectoredAt(file, 200, [bytes("hello")]).value;
  writeVectoredAt(file, 300, [bytes("world")]).value;
  assert(readVectoredAt(file, 200, [buffer]).value == 5 && text(buffer) == "hello", "at 200");
  assert(readVectoredAt(file, 300, [buffer]).value == 5 && text(buffer) == "world", "at 300");
}

export function testReadwriteP(): void {
  const file = create(), buffer = new Uint8Array(5);
  writeAt(file, 200, bytes("hello")).value;
  writeAt(file, 300, bytes("world")).value;
  assert(readAt(file, 200, buffer).value == 5 && text(buffer) == "hello", "at 200");
  assert(readAt(file, 300, buffer).value == 5 && text(buffer) == "world", "at 300");
}

export function testReadwriteV(): void {
  const file = create(), buffer = new Uint8Array(5);
  writeVectored(file, [bytes("hello")]).value;
  writeVectored(file, [bytes("world")]).value;
  seek(file, 0);
  assert(readVectored(file, [buffer]).value == 5 && text(buffer) == "hello", "the first");
  assert(readVectored(file, [buffer]).value == 5 && text(buffer) == "world", "then the second");
}

export function testReadwrite(): void {
  const file = create(), buffer = new Uint8Array(5);
  write(file, bytes("hello")).value;
  write(file, bytes("world")).value;
  seek(file, 0);
  assert(read(file, buffer).value == 5 && text(buffer) == "hello", "the first");
  assert(read(file, buffer).value == 5 && text(buffer) == "world", "then the second");
}

export function testPOffsets(): void {
  const file = create(), buffer = new Uint8Array(5);
  assert(readAt(file, 0, buffer).isOk && writeAt(file, 0, buffer).isOk, "0 is an offset");
  assert(readVectoredAt(file, 0, [buffer]).isOk && writeVectoredAt(file, 0, [buffer]).isOk, "for vectors too");
  const below = [<u64>i32.MIN_VALUE, ~(<u64>1), <u64>i64.MIN_VALUE];
  for (let i = 0; i < below.length; i++) {
    assert(readAt(file, below[i], buffer).error.errno == Errno.INVAL, "reading below 0");
    assert(writeAt(file, below[i], buffer).error.errno == Errno.INVAL, "writing below 0");
    assert(readVectoredAt(file, below[i], [buffer]).error.errno == Errno.INVAL, "reading vectors below 0");
    assert(writeVectoredAt(file, below[i], [buffer]).error.errno == Errno.INVAL, "writing vectors below 0");
  }
  assert(tell(file).value == 0, "the file's own offset stays");
}

function create(): File {
  return new OpenOptions().read().write().create().truncate().open("file").value;
}

function bytes(value: string): Uint8Array {
  return Uint8Array.wrap(String.UTF8.encode(value));
}

function text(array: Uint8Array): string {
  return String.UTF8.decodeUnsafe(array.dataStart, array.length);
}
