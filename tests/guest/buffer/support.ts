import { File, OpenOptions, Result } from "as-io-lifetimes";

/** A file with this content, at its start. */
export function fileOf(text: string): File {
  const file = emptyFile();
  file.writeString(text).expect("write");
  file.seek(0);
  return file;
}

export function fileOfBytes(bytes: u8[]): File {
  const file = emptyFile();
  const buffer = new Uint8Array(bytes.length);
  buffer.set(bytes);
  file.writeAll(buffer).expect("write");
  file.seek(0);
  return file;
}

export function emptyFile(): File {
  return new OpenOptions().read().write().create().truncate().open("a").expect("open");
}

/** What the file holds, read by somebody else. */
export function content(path: string = "a"): string {
  const file = File.open(path).expect("open");
  const text = file.readToString().expect("text");
  file.close().expect("close");
  return text;
}

export function equal(actual: string, expected: string): void {
  assert(actual == expected, "got " + actual + ", expected " + expected);
}

/** A reader that isn't a descriptor: gives `text`, `most` bytes at a time. It counts its calls. */
export class Text {
  calls: i32 = 0;
  private bytes: Uint8Array;
  private at: i32 = 0;

  constructor(text: string, private most: i32) {
    this.bytes = Uint8Array.wrap(String.UTF8.encode(text));
  }

  read(buffer: Uint8Array, at: i32, length: i32): Result<i32> {
    this.calls++;
    const count = min(min(length, this.most), this.bytes.length - this.at);
    memory.copy(buffer.dataStart + at, this.bytes.dataStart + this.at, count);
    this.at += count;
    return Result.ok<i32>(count);
  }
}

/** A writer that isn't a descriptor: it notes each piece, and takes `most` bytes at once. It fails once `left` is 0. */
export class Pieces {
  pieces: string[] = [];
  left: i32 = i32.MAX_VALUE;

  constructor(private most: i32 = i32.MAX_VALUE) {}

  write(buffer: Uint8Array, at: i32, length: i32): Result<i32> {
    if (this.left == 0) return Result.err<i32>(51); // nospc
    const count = min(min(length, this.most), this.left);
    this.left -= count;
    this.pieces.push(String.UTF8.decodeUnsafe(buffer.dataStart + at, count));
    return Result.ok<i32>(count);
  }
}
