import {
  Errno, File, OpenOptions, readExact, readToEnd, readToString, stdin, stdout, writeAll, writeString,
} from "as-io-lifetimes";

export function aTextGoesOutAndComesBack(): void {
  const text = "naïve — 😀\u0000end";
  create(text).drop();
  const file = File.open("a").value;
  assert(file.readToString().value == text, "whatever the alphabet");
  assert(file.readToString().value == "", "and then it is the end");
  file.drop();
}

export function bigFilesAreReadToTheirEnd(): void {
  for (let size = 8191; size <= 8193; size++) wholeOf(size);
  wholeOf(16384);
  wholeOf(300_001);
}

function wholeOf(size: i32): void {
  const bytes = new Uint8Array(size);
  for (let i = 0; i < size; i++) bytes[i] = <u8>(i * 31 >> 3);
  const file = readWrite();
  file.writeAll(bytes).expect("writeAll");
  assert(file.stat().value.size == size, "all was written");
  file.seek(1);
  const rest = file.readToEnd().value;
  assert(rest.length == size - 1, "all was read, from the offset on");
  assert(memory.compare(rest.dataStart, bytes.dataStart + 1, size - 1) == 0, "as it was written");
  file.seek(0);
  const exact = new Uint8Array(size);
  file.readExact(exact).expect("readExact");
  assert(memory.compare(exact.dataStart, bytes.dataStart, size) == 0, "exactly");
  file.drop();
}

export function anEmptyFileIsReadToItsEnd(): void {
  const file = readWrite();
  assert(file.readToEnd().value.length == 0 && file.readToString().value.length == 0, "nothing is in it");
  file.readExact(new Uint8Array(0)).expect("nothing is asked");
  file.writeAll(new Uint8Array(0)).expect("nothing is written");
  file.writeString("").expect("nothing is written");
  file.drop();
}

export function anEndBeforeTheBufferIsFullIsItsOwnError(): void {
  const file = create("abc");
  file.seek(0);
  const error = file.readExact(new Uint8Array(4)).error;
  assert(error.isUnexpectedEof && error.errno != Errno.IO, "a device that fails is another error");
  const text = error.toString();
  assert(text == "readExact: the file ended before the buffer was full (unexpectedeof)", text);
  file.drop();
}

export function bytesThatAreNoTextAreEILSEQ(): void {
  isNoText([0x80]);
  isNoText([0xc3]);
  isNoText([0xc0, 0x80]); // overlong
  isNoText([0xe0, 0x9f, 0xbf]); // overlong
  isNoText([0xed, 0xa0, 0x80]); // a surrogate
  isNoText([0xf0, 0x8f, 0xbf, 0xbf]); // overlong
  isNoText([0xf4, 0x90, 0x80, 0x80]); // beyond U+10FFFF
  isNoText([0xf5, 0x80, 0x80, 0x80]);
  isNoText([0x61, 0xe2, 0x82]); // cut off
  isNoText([0xe2, 0x82, 0x61]);
  isNoText([0xff]);
}

function isNoText(bytes: u8[]): void {
  const file = readWrite();
  const buffer = new Uint8Array(bytes.length);
  buffer.set(bytes);
  file.writeAll(buffer).expect("writeAll");
  file.seek(0);
  const error = file.readToString().error;
  assert(error.errno == Errno.ILSEQ && error.detail! == "the file is not UTF-8", "it isn't UTF-8");
  file.drop();
}

export function theEdgesOfUTF8AreText(): void {
  const text = "\u0001\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\u{10000}\u{10ffff}";
  const file = create(text);
  file.seek(0);
  assert(file.readToString().value == text, "each of them");
  file.drop();
}

export function errorsOnTheWayAreHandedOn(): void {
  const file = create("x");
  file.drop();
  const buffer = new Uint8Array(1);
  assert(file.writeAll(buffer).error.errno == Errno.BADF, "writeAll");
  assert(file.writeString("x").error.errno == Errno.BADF, "writeString");
  assert(file.readExact(buffer).error.errno == Errno.BADF, "readExact");
  assert(file.readToEnd().error.errno == Errno.BADF, "readToEnd");
  assert(file.readToString().error.errno == Errno.BADF, "readToString");
}

export function standardInputIsReadToItsEnd(): void {
  assert(readToString(stdin()).value == "", "it is empty here");
  assert(readToEnd(stdin()).value.length == 0, "it stays so");
  assert(readExact(stdin(), new Uint8Array(1)).error.isUnexpectedEof, "there is no byte");
  const line = Uint8Array.wrap(String.UTF8.encode("done\n"));
  writeAll(stdout(), line).expect("writeAll");
  writeString(stdout(), "twice\n").expect("writeString");
}

function create(text: string): File {
  const file = readWrite();
  file.writeString(text).expect("write");
  return file;
}

function readWrite(): File {
  return new OpenOptions().read().write().create().truncate().open("a").expect("open");
}
