// A log rotator. It copies standard input to a log, line by line, and starts a new log before one grows beyond a size:
//
//   some-program | npx io-lifetimes run --dir . build/rotate.wasm app.log 1000000 3
//
// keeps app.log, and the older ones as app.log.1 to app.log.3. No line is split between two logs.

import {
  BorrowedFd, BufReader, BufWriter, Errno, File, ManagedResult, OpenOptions, Ref, Result, Slice, fs, process, replace, stdin,
} from "as-io-lifetimes";

/** The log that is written, and where the older ones are. */
@owned
class Log {
  /** `file`, which is owned, holds `size` bytes. */
  constructor(
    private path: string,
    private limit: u64,
    private keep: i32,
    private size: u64,
    private file: BufWriter<File>,
  ) {}

  /** Continues the log at a path. `limit` is in bytes, `keep` is the number of older logs. */
  static open(path: string, limit: u64, keep: i32): ManagedResult<Log> {
    const file = append(path).orReturn;
    const size = file.stat().orReturn.size;
    return ManagedResult.ok<Log>(new Log(path, limit, keep, size, new BufWriter<File>(file)));
  }

  /** Writes a line with its ending, to a new log if this one would grow beyond the limit. */
  @mut
  write(line: Ref<Slice>): Result<void> {
    if (this.size && this.size + line.length > this.limit) this.rotate().orReturn;
    this.size += line.length;
    return this.file.writeSlice(line);
  }

  /** Writes what is buffered, and closes the log. */
  @consumes
  close(): Result<void> {
    return this.file.close();
  }

  /** Renames each log to the next number, oldest first, and starts a new one. */
  @mut
  private rotate(): Result<void> {
    this.file.flush().orReturn; // an error belongs to the old log
    for (let i = this.keep - 1; i >= 0; i--) moveIfThere(this.name(i), this.name(i + 1)).orReturn;
    if (this.keep == 0) fs.removeFile(this.path).orReturn;
    const next = new BufWriter<File>(append(this.path).orReturn);
    const old = replace(this.file, next);
    this.size = 0;
    return old.close();
  }

  /** The name of an older log; 0 is the current one. */
  private name(age: i32): string {
    return age ? this.path + "." + age.toString() : this.path;
  }
}

function append(path: string): Result<File> {
  return new OpenOptions().append().create().open(path);
}

/** Renames a file, which replaces another. A file that isn't there is no error. */
function moveIfThere(from: string, to: string): Result<void> {
  const moved = fs.rename(from, to);
  return moved.isErr && moved.error.errno == Errno.NOENT ? Result.done() : moved;
}

function main(): Result<void> {
  const args = process.args();
  if (args.length != 4) {
    console.error("Usage: rotate LOG MAX-BYTES KEEP < LINES");
    process.exit(2);
  }
  const log = Log.open(args[1], u64.parse(args[2]), i32.parse(args[3])).orReturn;
  const lines = new BufReader<BorrowedFd>(stdin());
  for (let line = lines.readLine(); line !== null; line = lines.readLine()) log.write(line).orReturn;
  if (lines.failed) return Result.err<void>(lines.code);
  return log.close();
}

main();
