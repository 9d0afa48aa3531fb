import { BorrowedFd, BufWriter, Result, isTerminal, stderr, stdout, writeString } from "as-io-lifetimes";
import { Matcher } from "./matcher";
import { Options } from "./options";

// @ts-ignore: decorator
@inline const CAPACITY = 32768;

/** Where lines and names go: gathered, unless a person is watching. A failure stays until `end`. */
@owned @borrowed
export class Output {
  private out: BufWriter<BorrowedFd> = new BufWriter<BorrowedFd>(stdout(), CAPACITY);
  private isWatched: bool = isTerminal(stdout());
  private failure: i32 = 0;

  constructor(private options: Options, private matcher: Matcher) {}

  /** Whether writing failed: nothing more need be found. */
  get failed(): bool {
    return this.failure != 0;
  }

  /** A line that is in memory from `start` to `end`, without its line feed. `isSelected` is false for one beside. */
  @mut
  line(name: string, number: i64, buffer: Uint8Array, start: usize, end: usize, isSelected: bool): void {
    if (this.options.onlyMatching) {
      if (isSelected && !this.options.inverts) this.matches(name, number, buffer, start, end);
      return;
    }
    this.head(name, number, isSelected);
    if (this.options.colors && isSelected != this.options.inverts) this.colored(buffer, start, end);
    else this.bytes(buffer, start, end);
    this.endLine();
  }

  /** Each match of a line, on a line of its own. */
  @mut
  private matches(name: string, number: i64, buffer: Uint8Array, start: usize, end: usize): void {
    this.matcher.begin(start, end);
    while (this.matcher.next()) {
      this.head(name, number, true);
      this.match(buffer);
      this.endLine();
    }
  }

  /** A line with its matches in colour. */
  @mut
  private colored(buffer: Uint8Array, start: usize, end: usize): void {
    this.matcher.begin(start, end);
    while (this.matcher.next()) {
      this.bytes(buffer, start, this.matcher.matchStart);
      this.match(buffer);
      start = this.matcher.matchEnd;
    }
    this.bytes(buffer, start, end);
  }

  @mut
  private match(buffer: Uint8Array): void {
    if (this.options.colors) this.text("\x1b[01;31m\x1b[K");
    this.bytes(buffer, this.matcher.matchStart, this.matcher.matchEnd);
    if (this.options.colors) this.text("\x1b[m\x1b[K");
  }

  /** What is before a line: its file and its number. */
  @mut
  private head(name: string, number: i64, isSelected: bool): void {
    const mark = isSelected ? ":" : "-";
    if (this.options.names) {
      this.inColor("35", name);
      this.inColor("36", mark);
    }
    if (this.options.numbers) {
      this.inColor("32", number.toString());
      this.inColor("36", mark);
    }
  }

  /** Between groups of lines that aren't neighbours. */
  @mut
  separator(): void {
    this.inColor("36", "--");
    this.text("\n");
  }

  @mut
  count(name: string, count: i64): void {
    if (this.options.names) {
      this.inColor("35", name);
      this.inColor("36", ":");
    }
    this.text(count.toString() + "\n");
  }

  @mut
  fileName(name: string): void {
    this.inColor("35", name);
    this.text("\n");
  }

  /** Says that lines of a file can't be printed. */
  @mut
  binary(name: string): void {
    const flushed = this.out.flush();
    this.note(flushed.code);
    writeString(stderr(), "grep: " + name + ": binary file matches\n").ignore();
  }

  /** Writes what has gathered. */
  @mut
  end(): Result<void> {
    const flushed = this.out.flush();
    return this.failure ? Result.err<void>(this.failure) : flushed;
  }

  @mut
  private endLine(): void {
    const written = this.out.writeByte(0x0a);
    this.note(written.code);
    if (!this.isWatched) return;
    const flushed = this.out.flush();
    this.note(flushed.code);
  }

  @mut
  private inColor(color: string, text: string): void {
    if (this.options.colors) this.text("\x1b[" + color + "m\x1b[K");
    this.text(text);
    if (this.options.colors) this.text("\x1b[m\x1b[K");
  }

  @mut
  private text(text: string): void {
    const written = this.out.writeString(text);
    this.note(written.code);
  }

  @mut
  private bytes(buffer: Uint8Array, start: usize, end: usize): void {
    const written = this.out.writeAll(buffer, <i32>(start - buffer.dataStart), <i32>(end - start));
    this.note(written.code);
  }

  @mut
  private note(code: i32): void {
    if (code < 0 && !this.failure) this.failure = code;
  }
}
