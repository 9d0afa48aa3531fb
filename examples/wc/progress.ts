import { isTerminal, stderr, writeString } from "as-io-lifetimes";
import { clock_time_get } from "as-io-lifetimes/assembly/wasi/imports";
import { ClockId } from "as-io-lifetimes/assembly/wasi/types";

/** How long the work must take before progress is shown, and between two times, in nanoseconds. */
// @ts-ignore: decorator
@inline const FIRST: u64 = 1_000_000_000;
// @ts-ignore: decorator
@inline const INTERVAL: u64 = 100_000_000;

/** Takes the progress off the terminal, so that something else can be written there. */
export function progressEnd(): void {
  if (!shown) return;
  writeString(stderr(), "\r\x1b[K").ignore();
  shown = false;
}

let shown: bool = false;

/** A line on standard error that tells how far long work has come, if that is a terminal. */
export class Progress {
  private files: i32 = 0;
  private bytes: u64 = 0;
  private doneFiles: i32 = 0;
  private doneBytes: u64 = 0;
  private due: u64 = u64.MAX_VALUE;

  constructor() {
    if (isTerminal(stderr())) this.due = now() + FIRST;
  }

  /** A file was found: how many there are now, and its size. */
  found(files: i32, size: u64): void {
    this.files = files;
    this.bytes += size;
    if (this.isDue()) this.show("found " + amount(files, this.bytes));
  }

  /** `count` bytes were read. */
  read(count: u32): void {
    this.doneBytes += count;
    if (this.isDue()) this.show(this.counted());
  }

  /** All of a file was counted. */
  fileDone(): void {
    this.doneFiles++;
  }

  private counted(): string {
    const done = "counted " + amount(this.doneFiles, this.doneBytes);
    if (this.bytes < this.doneBytes) return done; // what comes through a pipe has no size
    return done + " of " + amount(this.files, this.bytes);
  }

  private isDue(): bool {
    return this.due != u64.MAX_VALUE && now() >= this.due;
  }

  private show(text: string): void {
    this.due = now() + INTERVAL;
    writeString(stderr(), "\r\x1b[Kwc: " + text).ignore();
    shown = true;
  }
}

/** `12 files, 3.4 MB` */
function amount(files: i32, bytes: u64): string {
  const unit = bytes >= 1_000_000_000 ? " GB" : " MB";
  const tenths = bytes / (bytes >= 1_000_000_000 ? 100_000_000 : 100_000);
  return `${files} file${files == 1 ? "" : "s"}, ${tenths / 10}.${tenths % 10}${unit}`;
}

function now(): u64 {
  const time = memory.data(8, 8);
  return clock_time_get(ClockId.MONOTONIC, 1, time) ? 0 : load<u64>(time);
}
