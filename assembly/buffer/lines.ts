// @trusted: memory by address, and owners by their handles
import { Errno } from "../shared/errno";
import { fail } from "../result/record";
import { IoError, ManagedResult } from "../result";
import { BorrowedFd } from "../fd";
import { end } from "../own/array";
import { BufReader } from "./reader";
import { Slice } from "./slice";
import { textOf } from "./text";

/**
 * The lines of a reader, without their endings "\n" and "\r\n", as slices of a buffer or as strings. Made by
 * `BufReader.lines`. Rust's `std::io::Lines`.
 *
 *     const lines = new BufReader<File>(file).lines();
 *     for (let line = lines.next(); line !== null; line = lines.next()) …
 *     if (lines.failed) …
 */
@final
@owned @borrowed("R")
export class LineReader<R> {
  private failure: i32 = 0;

  /** `reader` is owned. Its buffer grows where it doesn't hold a whole line. */
  constructor(private reader: BufReader<R>) {}

  /** The next line: bytes that are there until the reader is used again. Null behind the last one and on an error. */
  // @ts-ignore: decorator
  @inline @mut
  next(): Slice | null {
    this.failure = 0;
    const line = this.reader.readLine();
    if (line !== null) trimEnding(line);
    return line;
  }

  /**
   * The next line as a string, which stays. Null behind the last line and on an error: EILSEQ for a line that isn't
   * UTF-8, which is passed over, so that one can go on.
   */
  @mut
  nextString(): string | null {
    const line = this.next();
    if (line === null) return null;
    const text = textOf(line.dataStart, line.length);
    if (!changetype<usize>(text)) this.failure = fail(Errno.ILSEQ, "nextString", "the line is not UTF-8");
    return text;
  }

  /** All lines that are left. */
  @mut
  all(): ManagedResult<string[]> {
    const lines: string[] = [];
    for (let line = this.nextString(); line !== null; line = this.nextString()) lines.push(line);
    return this.failed ? ManagedResult.err<string[]>(this.code) : ManagedResult.ok<string[]>(lines);
  }

  /** Whether the last line was null because of an error. */
  get failed(): bool {
    return this.code != 0;
  }

  /** The error that the last line was null for. Traps where there was none. */
  get error(): IoError {
    return this.failure ? new IoError(this.failure) : this.reader.error;
  }

  /** The error as a number, to hand on in a result. */
  get code(): i32 {
    return this.failure ? this.failure : this.reader.code;
  }

  /** Gives the buffered reader back, at the start of the next line. */
  @consumes
  intoReader(): BufReader<R> {
    return this.reader;
  }

  /** Borrows the descriptor of a reader that has `asFd`. */
  asFd(): BorrowedFd {
    return this.reader.asFd();
  }

  /** Ends the reader. */
  drop(): void {
    end<BufReader<R>>(this.reader);
  }
}

/** Takes the "\n" or "\r\n" at the end of a line off. A "\r" before the end of the file is the line's own. */
// @ts-ignore: decorator
@inline
export function trimEnding(line: Slice): void {
  const last = line.dataStart + line.length - 1;
  if (load<u8>(last) != 0x0a) return;
  line.length -= line.length > 1 && load<u8>(last - 1) == 0x0d ? 2 : 1;
}
