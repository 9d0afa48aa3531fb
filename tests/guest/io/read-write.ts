import {
  Errno, File, IoError, OpenOptions, Result, Whence, readVectoredAt, writeVectoredAt,
} from "as-io-lifetimes";

export function whatIsWrittenCanBeRead(): void {
  const file = readWrite();
  assert(file.write(bytes("hello")).value == 5, "the count of bytes");
  assert(file.seek(0).value == 0, "from the start");
  const buffer = new Uint8Array(8);
  assert(file.read(buffer).value == 5, "as many as there are");
  assert(text(buffer, 5) == "hello" && buffer[5] == 0, "and no more");
  assert(file.read(buffer).value == 0, "then it is the end");
  file.drop();
}

export function aFileThatMayNotWaitIsReadAsAnyOther(): void {
  const file = readWrite();
  file.write(bytes("0123456789")).expect("write");
  file.seek(0).expect("seek");
  file.setNonblocking(true).expect("setNonblocking");
  const buffer = new Uint8Array(4);
  assert(file.read(buffer).value == 4 && file.tell().value == 4, "the offset goes on");
  file.seek(2).expect("seek");
  assert(file.read(buffer).value == 4 && text(buffer, 4) == "2345", "from where it was set");
  assert(file.read(buffer).value == 4 && text(buffer, 4) == "6789", "to the end");
  for (let i = 0; i < 2; i++) assert(file.read(buffer).value == 0, "which stays the end");
  file.drop();
}

export function aRangeOfABufferIsReadAndWritten(): void {
  const file = readWrite();
  assert(file.write(bytes("0123456789"), 2, 5).value == 5, "from 2 on, 5 bytes");
  assert(file.write(bytes("ab"), 1).value == 1, "from 1 on, what is left");
  assert(file.write(bytes("ab"), 2).value == 0, "from the end on, nothing");
  file.seek(0);
  const buffer = new Uint8Array(10);
  assert(file.read(buffer, 3, 4).value == 4, "4 bytes");
  assert(text(buffer.subarray(3), 4) == "2345" && buffer[2] == 0 && buffer[7] == 0, "just there");
  assert(file.read(buffer.subarray(8)).value == 2 && text(buffer.subarray(8), 2) == "6b", "a view of a buffer is one");
  file.drop();
}

export function noBytesAreNoError(): void {
  const file = readWrite();
  const nothing = new Uint8Array(0);
  assert(file.write(nothing).value == 0 && file.read(nothing).value == 0, "reading and writing none");
  assert(file.writeVectored([]).value == 0 && file.readVectored([]).value == 0, "or no buffers");
  file.drop();
}

export function atAnOffsetTheFilesOwnStays(): void {
  const file = readWrite();
  file.writeString("0123456789").expect("write");
  assert(file.writeAt(3, bytes("xyz")).value == 3 && file.tell().value == 10, "writing leaves it");
  const buffer = new Uint8Array(4);
  assert(file.readAt(2, buffer).value == 4 && file.tell().value == 10, "so does reading");
  assert(text(buffer, 4) == "2xyz", "there it is");
  assert(file.readAt(8, buffer, 1, 3).value == 2 && buffer[1] == 56, "short at the end");
  assert(file.readAt(10, buffer).value == 0 && file.readAt(1 << 40, buffer).value == 0, "the end and beyond");
  assert(file.writeAt(12, bytes("!")).value == 1 && file.stat().value.size == 13, "a gap is filled with zeros");
  file.drop();
}

export function buffersAreReadAndWrittenInOneCall(): void {
  const file = readWrite();
  assert(file.writeVectored([bytes("ab"), new Uint8Array(0), bytes("cde")]).value == 5, "all of them");
  file.seek(0);
  const one = new Uint8Array(1), two = new Uint8Array(2), more = new Uint8Array(9);
  assert(file.readVectored([one, two, more]).value == 5, "as many bytes as there are");
  assert(one[0] == 97 && text(two, 2) == "bc" && text(more, 2) == "de" && more[2] == 0, "one after the other");
  assert(writeVectoredAt(file, 1, [bytes("X"), bytes("Y")]).value == 2 && file.tell().value == 5, "at an offset");
  assert(readVectoredAt(file, 0, [two, one]).value == 3, "as well");
  assert(text(two, 2) == "aX" && one[0] == 89, "and the file's own offset stays");
  file.drop();
}

export function ofMoreThan64BuffersTheFirst64AreUsed(): void {
  const file = readWrite();
  const buffers: Uint8Array[] = [];
  for (let i = 0; i < 70; i++) {
    const buffer = new Uint8Array(1);
    buffer[0] = <u8>i;
    buffers.push(buffer);
  }
  assert(file.writeVectored(buffers).value == 64, "64 bytes written");
  assert(writeVectoredAt(file, 64, buffers).value == 64, "and at an offset");
  assert(file.stat().value.size == 128, "twice");
  for (let i = 0; i < 70; i++) buffers[i][0] = 255;
  file.seek(0);
  assert(file.readVectored(buffers).value == 64, "64 bytes read");
  for (let i = 0; i < 70; i++) assert(buffers[i][0] == (i < 64 ? i : 255), "the others are left");
  assert(readVectoredAt(file, 64, buffers).value == 64 && buffers[63][0] == 63, "and at an offset");
  file.drop();
}

export function theOffsetMovesFromTheStartTheOffsetAndTheEnd(): void {
  const file = readWrite();
  file.writeString("0123456789").expect("write");
  assert(file.seek(4).value == 4 && file.tell().value == 4, "from the start");
  assert(file.seek(2, Whence.CUR).value == 6, "from the offset");
  assert(file.seek(-3, Whence.END).value == 7, "from the end");
  assert(file.seek(-7, Whence.CUR).value == 0, "back to the start");
  assert(file.seek(5_000_000_000).value == 5_000_000_000 && file.tell().value == 5_000_000_000, "beyond 32 bits and the end");
  file.drop();
}

export function anOffsetBelowZeroIsAnError(): void {
  const file = readWrite();
  file.seek(1);
  assert(file.seek(-1).error.errno == Errno.INVAL, "before the start");
  assert(file.seek(-2, Whence.CUR).error.errno == Errno.INVAL, "from the offset");
  assert(file.tell().value == 1, "the offset stays");
  file.drop();
}

export function theErrorOfSeekSaysAllThatOthersSay(): void {
  const file = readWrite();
  const text = file.seek(-1).error.toString();
  assert(text == 'seek "a": invalid argument (inval)', text);
  file.drop();
  assert(file.tell().error.toString() == "tell: bad file descriptor (badf)", file.tell().error.toString());
}

export function aFileOpenForReadingCannotBeWritten(): void {
  readWrite().drop();
  const file = File.open("a").value;
  refused(file.write(bytes("x")));
  refused(file.writeAt(0, bytes("x")));
  refused(file.writeVectored([bytes("x")]));
  refused(writeVectoredAt(file, 0, [bytes("x")]));
  file.drop();
}

export function aFileOpenForWritingCannotBeRead(): void {
  const file = File.create("a").value;
  file.writeString("x").expect("write");
  const buffer = new Uint8Array(1);
  refused(file.read(buffer));
  refused(file.readAt(0, buffer));
  refused(file.readVectored([buffer]));
  refused(readVectoredAt(file, 0, [buffer]));
  assert(buffer[0] == 0, "nothing came");
  file.drop();
}

export function aClosedFileIsRefusedByEachCall(): void {
  const file = readWrite();
  file.drop();
  const buffer = new Uint8Array(1);
  badf(file.read(buffer), "read");
  badf(file.readAt(0, buffer), "readAt");
  badf(file.readVectored([buffer]), "readVectored");
  badf(readVectoredAt(file, 0, [buffer]), "readVectoredAt");
  badf(file.write(buffer), "write");
  badf(file.writeAt(0, buffer), "writeAt");
  badf(file.writeVectored([buffer]), "writeVectored");
  badf(writeVectoredAt(file, 0, [buffer]), "writeVectoredAt");
  assert(file.seek(0).error.errno == Errno.BADF && file.tell().error.errno == Errno.BADF, "seek and tell");
}

export function anOffsetBeyondTheLargestIsAnError(): void {
  const file = readWrite();
  assert(file.readAt(u64.MAX_VALUE, new Uint8Array(1)).isErr, "reading");
  assert(file.writeAt(u64.MAX_VALUE, bytes("x")).isErr, "writing");
  assert(file.stat().value.size == 0, "nothing was written");
  file.drop();
}

export function aStartBehindTheBufferTraps(): void {
  readWrite().read(new Uint8Array(4), 5);
}

export function aStartBelowZeroTraps(): void {
  readWrite().read(new Uint8Array(4), -1);
}

export function aLengthBehindTheBufferTraps(): void {
  readWrite().write(new Uint8Array(4), 1, 4);
}

export function aLengthBelowZeroTraps(): void {
  readWrite().readAt(0, new Uint8Array(4), 1, -1);
}

export function aRangeThatOverflowsTraps(): void {
  readWrite().writeAt(0, new Uint8Array(4), 2, i32.MAX_VALUE);
}

function readWrite(): File {
  return new OpenOptions().read().write().create().truncate().open("a").expect("open");
}

function bytes(text: string): Uint8Array {
  return Uint8Array.wrap(String.UTF8.encode(text));
}

function text(buffer: Uint8Array, length: i32): string {
  return String.UTF8.decodeUnsafe(buffer.dataStart, length);
}

function refused(result: Result<i32>): void {
  const errno = result.error.errno;
  assert(errno == Errno.BADF || errno == Errno.NOTCAPABLE, "the descriptor isn't open for that");
}

function badf(result: Result<i32>, operation: string): void {
  assert(result.error.errno == Errno.BADF && result.error.operation == operation, operation);
}

export function offsetsEndAt2To63(): void {
  const file = readWrite(), buffer = new Uint8Array(1);
  assert(file.seek(i64.MAX_VALUE).value == i64.MAX_VALUE, "the last offset");
  for (let i = 1; i < 4; i++) assert(file.seek(i * 1000, Whence.CUR).error.errno == Errno.INVAL, "none is behind it");
  assert(file.tell().value == i64.MAX_VALUE, "and it stays there");
  for (let i = 0; i < 2; i++) {
    const offset = i ? u64.MAX_VALUE : <u64>1 << 63;
    assert(file.readAt(offset, buffer).error.errno == Errno.INVAL, "nor is there anything to read");
    assert(file.writeAt(offset, buffer).error.errno == Errno.INVAL, "or to write");
    assert(readVectoredAt(file, offset, [buffer]).error.errno == Errno.INVAL, "at once");
    assert(writeVectoredAt(file, offset, [buffer]).error.errno == Errno.INVAL, "either");
  }
  file.drop();
}
