import { Result, isTerminal, stdout, writeAllUnchecked } from "as-io-lifetimes";
import { Counts } from "./count";
import { Options } from "./options";
import { progressEnd } from "./progress";
import { quote } from "./quote";
import { Source } from "./source";

// @ts-ignore: decorator
@inline const CAPACITY = 8192;

/** The lines of the result, in columns. They gather in a buffer, unless a person is watching. */
export class Table {
  private width: i32;
  private gathered: string[] = [];
  private length: i32 = 0;
  private isWatched: bool = isTerminal(stdout());
  /** How writing ended: with an error, nothing more is written. */
  written: Result<void> = Result.done();

  constructor(private options: Options, sources: Source[]) {
    this.width = columnWidth(options, sources);
  }

  row(counts: Counts, name: string): void {
    let line = "";
    if (this.options.lines) line += this.column(counts.lines);
    if (this.options.words) line += this.column(counts.words);
    if (this.options.bytes) line += this.column(counts.bytes);
    this.put(line.substring(1) + " " + (name.includes("\n") ? quote(name) : name) + "\n");
  }

  /** Writes what has gathered. Nothing may be written behind it. */
  end(): Result<void> {
    this.flush();
    return this.written;
  }

  private column(value: u64): string {
    return " " + value.toString().padStart(this.width);
  }

  private put(line: string): void {
    this.gathered.push(line);
    this.length += line.length;
    if (this.isWatched || this.length >= CAPACITY) this.flush();
  }

  private flush(): void {
    if (this.written.isOk && this.length) {
      const bytes = String.UTF8.encode(this.gathered.join(""));
      progressEnd();
      this.written = writeAllUnchecked(stdout(), changetype<usize>(bytes), bytes.byteLength);
    }
    this.gathered = [];
    this.length = 0;
  }
}

/** As wide as the sum of the sizes; what isn't a regular file could have any size, and gets 7 digits. */
function columnWidth(options: Options, sources: Source[]): i32 {
  if (sources.length == 1 && options.columns == 1) return 1;
  let total: u64 = 0, least = 1;
  for (let i = 0; i < sources.length; i++) {
    const source = sources[i];
    if (source.isRegular) total += source.size;
    else if (source.isKnown) least = 7;
  }
  return max(least, total.toString().length);
}
