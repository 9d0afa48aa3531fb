// @trusted: a result is a number that owns, made and taken apart here
import { Errno } from "../shared/errno";
import { failOfProgram } from "./own-error";
import { UNEXPECTED_EOF, reasonMessage, reasonName } from "./reason";
import { detailOf, errnoOf, operationOf, pathOf, transferredOf } from "./record";

/** The reason why an I/O call failed: the errno, the operation, and the path, if there was one. */
export class IoError {
  /** The WASI errno, or `UNEXPECTED_EOF`. */
  readonly errno: Errno;
  /** The operation that failed, "open" for example. Empty if newer failures have replaced the record. */
  readonly operation: string;
  /** The path that the operation was about, or null. */
  readonly path: string | null;
  /** More details, what to do instead for example, or null. */
  readonly detail: string | null;

  /**
   * The bytes that the call had moved before it failed; 0 if it did nothing, -1 if newer failures have replaced the record. A
   * retry continues behind them: `readExact`, `writeAll` and their like move several pieces.
   */
  readonly transferred: i64;

  /** Reads the `code` of a result. */
  constructor(error: i64) {
    const code = <i32>error;
    this.errno = errnoOf(code);
    this.operation = operationOf(code);
    const path = pathOf(code);
    this.path = path === null ? null : path.toString();
    this.detail = detailOf(code);
    this.transferred = transferredOf(code);
  }

  /**
   * Makes an error of the program's own: the number to pass to `Result.err`. Rust's `io::Error::new`.
   *
   *     return Result.err<i32>(IoError.make(Errno.INVAL, "parse", path, "line 3 has no colon"));
   */
  static make(errno: Errno, operation: string, path: string | null = null, detail: string | null = null): i32 {
    return failOfProgram(errno, operation, path, detail);
  }

  /** Whether the file ended before a buffer was full. Rust's `ErrorKind::UnexpectedEof`. */
  get isUnexpectedEof(): bool {
    return this.errno == UNEXPECTED_EOF;
  }

  /** The name of the errno in WASI, "noent" for example; "unexpectedeof" for `UNEXPECTED_EOF`. */
  get name(): string {
    return reasonName(this.errno);
  }

  /** `open "notes.txt": no such file or directory (noent)` */
  toString(): string {
    let text = this.operation;
    const path = this.path;
    if (path !== null) text += ' "' + path + '"';
    if (text.length) text += ": ";
    text += reasonMessage(this.errno) + " (" + this.name + ")";
    const detail = this.detail;
    return detail === null ? text : text + ": " + detail;
  }
}
