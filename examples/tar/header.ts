import { Errno, IoError, ManagedResult } from "as-io-lifetimes";

/** The size of a block, of which an archive consists. */
export const BLOCK: i32 = 512;

/** What a member of an archive is: the byte for its type in the header. */
export namespace Kind {
  export const FILE: u8 = 0x30; // "0"
  export const SYMLINK: u8 = 0x32; // "2"
  export const DIRECTORY: u8 = 0x35; // "5"
}

/** The head of a member, in the format `ustar` of POSIX. */
export class Header {
  constructor(
    readonly kind: u8,
    /** The path, relative, with "/" between names and none at its end. */
    readonly path: string,
    /** The number of bytes that follow. */
    readonly size: u64 = 0,
    /** When it was last written, in seconds since 1970. */
    readonly modified: u64 = 0,
    /** What a symbolic link leads to. */
    readonly target: string = "",
  ) {}

  /** Writes the head as a block. Fails with ENAMETOOLONG for a path that the format has no room for. */
  encode(): ManagedResult<Uint8Array> {
    const block = new Uint8Array(BLOCK);
    const path = this.kind == Kind.DIRECTORY ? this.path + "/" : this.path;
    const cut = splitAt(path);
    if (cut < 0 || bytesOf(this.target) > 100) return ManagedResult.err<Uint8Array>(tooLong(this.path));
    put(block, 0, path.substring(cut));
    put(block, 345, path.substring(0, max(cut - 1, 0)));
    put(block, 100, this.kind == Kind.FILE ? "0000644" : "0000755"); // WASI has no modes
    put(block, 108, "0000000");
    put(block, 116, "0000000");
    put(block, 124, octal(this.size, 11));
    put(block, 136, octal(this.modified, 11));
    block[156] = this.kind;
    put(block, 157, this.target);
    put(block, 257, "ustar");
    put(block, 263, "00");
    put(block, 148, octal(checksum(block), 6));
    block[155] = 0x20;
    return ManagedResult.ok<Uint8Array>(block);
  }

  /** Reads the head in a block, or null in a block of zeros, which ends an archive. */
  static decode(block: Uint8Array): ManagedResult<Header | null> {
    if (block.every((byte) => byte == 0)) return ManagedResult.ok<Header | null>(null);
    if (number(block, 148, 8) != checksum(block)) return ManagedResult.err<Header | null>(damaged("a checksum is wrong"));
    const kind = block[156] == 0 ? Kind.FILE : block[156];
    const prefix = text(block, 257, 5) == "ustar" ? text(block, 345, 155) : "";
    let path = text(block, 0, 100);
    if (prefix.length) path = prefix + "/" + path;
    if (path.endsWith("/")) path = path.substring(0, path.length - 1);
    const size = number(block, 124, 12), modified = number(block, 136, 12);
    return ManagedResult.ok<Header | null>(new Header(kind, path, <u64>size, <u64>modified, text(block, 157, 100)));
  }
}

/** Where a path is cut into a prefix and a rest that fit, or -1. */
function splitAt(path: string): i32 {
  if (bytesOf(path) <= 100) return 0;
  for (let cut = path.indexOf("/"); cut >= 0; cut = path.indexOf("/", cut + 1)) {
    const rest = path.substring(cut + 1);
    if (rest.length && bytesOf(rest) <= 100) return bytesOf(path.substring(0, cut)) <= 155 ? cut + 1 : -1;
  }
  return -1;
}

function bytesOf(text: string): i32 {
  return String.UTF8.byteLength(text);
}

function put(block: Uint8Array, at: i32, text: string): void {
  block.set(Uint8Array.wrap(String.UTF8.encode(text)), at);
}

function octal(value: u64, digits: i32): string {
  return value.toString(8).padStart(digits, "0");
}

/** The text in a field, up to its end or a zero byte. */
function text(block: Uint8Array, at: i32, length: i32): string {
  let end = at;
  while (end < at + length && block[end]) end++;
  return String.UTF8.decode(block.buffer.slice(block.byteOffset + at, block.byteOffset + end));
}

/** The octal number in a field, 0 if it is empty. */
function number(block: Uint8Array, at: i32, length: i32): i64 {
  const digits = text(block, at, length).trim();
  return digits.length ? <i64>parseInt(digits, 8) : 0;
}

/** The sum of the bytes of a head, its own field taken as spaces. */
function checksum(block: Uint8Array): i64 {
  let sum: i64 = 8 * 0x20;
  for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) sum += block[i];
  return sum;
}

function tooLong(path: string): i32 {
  return IoError.make(Errno.NAMETOOLONG, "tar", path, "the format has room for 100 bytes behind a prefix of 155");
}

/** The error for an archive that isn't one. */
export function damaged(why: string): i32 {
  return IoError.make(Errno.ILSEQ, "tar", null, why);
}
