import { BorrowedFd, BufReader, Result } from "as-io-lifetimes";

/** Where a parser of CSV is within a record. */
enum State {
  /** At the start of a field. */
  START,
  /** In a field without quotes. */
  PLAIN,
  /** In a field with quotes. */
  QUOTED,
  /** Behind a quote in such a field: its end, or the first of two that stand for one. */
  QUOTE,
}

const QUOTE: u8 = 0x22, COMMA: u8 = 0x2c, LF: u8 = 0x0a, CR: u8 = 0x0d;

/** What gets the fields of a file, one after the other. */
export abstract class Receiver {
  /** A field: `length` bytes at `start`, which are there during this call only. */
  abstract field(column: i32, start: usize, length: i32): void;
  /** A record of `columns` fields has ended. */
  abstract record(columns: i32): void;
}

/** Reads records of RFC 4180 in pieces of any size, as Python's module `csv` does; an empty line is no record. */
export class Parser {
  private state: State = State.START;
  private column: i32 = 0;
  private bytes: Uint8Array = new Uint8Array(256);
  private length: i32 = 0;
  private afterCr: bool = false;

  constructor(private receiver: Receiver) {}

  /** Parses all that a reader has, which is borrowed. */
  parse(reader: BorrowedFd): Result<void> {
    const input = new BufReader<BorrowedFd>(reader, 1 << 16);
    for (let piece = input.fillBuf(); piece !== null; piece = input.fillBuf()) {
      const length = piece.length;
      this.push(piece.dataStart, length);
      input.consume(length);
    }
    if (input.failed) return Result.err<void>(input.code);
    if (this.column || this.length || this.state != State.START) this.endRecord();
    return Result.done();
  }

  private push(start: usize, length: i32): void {
    for (let at = start, end = start + length; at < end; at++) {
      const byte = load<u8>(at);
      switch (this.state) {
        case State.QUOTED:
          if (byte == QUOTE) this.state = State.QUOTE;
          else this.keep(byte);
          break;
        case State.QUOTE:
          if (byte == QUOTE) {
            this.keep(byte);
            this.state = State.QUOTED;
          } else this.unquoted(byte);
          break;
        case State.START:
          if (byte == QUOTE) this.state = State.QUOTED;
          else this.unquoted(byte);
          break;
        default:
          this.unquoted(byte);
      }
      this.afterCr = byte == CR;
    }
  }

  /** A byte outside of quotes. */
  private unquoted(byte: u8): void {
    if (byte == COMMA) this.endField();
    else if (byte == CR) this.endLine();
    else if (byte == LF) {
      if (!this.afterCr) this.endLine();
    } else {
      this.keep(byte);
      this.state = State.PLAIN;
    }
  }

  private keep(byte: u8): void {
    if (this.length == this.bytes.length) {
      const grown = new Uint8Array(2 * this.length);
      grown.set(this.bytes);
      this.bytes = grown;
    }
    unchecked((this.bytes[this.length++] = byte));
  }

  private endLine(): void {
    if (this.state != State.START || this.column) this.endRecord();
  }

  private endField(): void {
    this.receiver.field(this.column++, this.bytes.dataStart, this.length);
    this.length = 0;
    this.state = State.START;
  }

  private endRecord(): void {
    this.endField();
    this.receiver.record(this.column);
    this.column = 0;
  }
}
