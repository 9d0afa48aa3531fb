import { BorrowedFd, File as OpenFile, Filetype, Result } from "as-io-lifetimes";
import * as io from "as-io-lifetimes/assembly/io";
import { Result as Answer, Unit } from "as-io-lifetimes/assembly/abi";
import { ErrorCode, OpenFlags, PathFlags } from "./bindings/exports/io-lifetimes/fd/types";
import { MOST_BYTES, options } from "./convert";
import { Descriptor } from "./descriptor";
import { Failure, done, failure, managed, refusal } from "./error";
import { Fd } from "./fds";

// What io-lifetimes:fd/files does.

@owned
export class File extends Descriptor {
  constructor(private held: OpenFile) {
    super();
  }

  asFd(): BorrowedFd {
    return this.held.asFd();
  }

  static open(path: string): Answer<File, Failure> {
    return opened(OpenFile.open(path));
  }

  static create(path: string): Answer<File, Failure> {
    return opened(OpenFile.create(path));
  }

  static createNew(path: string): Answer<File, Failure> {
    return opened(OpenFile.createNew(path));
  }

  static openWith(pathFlags: PathFlags, path: string, openFlags: OpenFlags): Answer<File, Failure> {
    return opened(options(pathFlags, openFlags).open(path));
  }

  static fromFd(fd: Fd): Answer<File, Failure> {
    const held = fd.intoOwned();
    const kind = io.filetype(held);
    if (kind.isErr) return Answer.err<File, Failure>(failure(kind.error));
    if (kind.value == Filetype.DIRECTORY) {
      return Answer.err<File, Failure>(refusal(ErrorCode.isDirectory, "from-fd: it is a directory; directory.from-fd takes it"));
    }
    const like = held.intoFilelike();
    if (like.isErr) return Answer.err<File, Failure>(refusal(ErrorCode.invalid, "from-fd: it is a socket; socket.from-fd takes it"));
    return Answer.ok<File, Failure>(new File(OpenFile.fromFilelike(like.value)));
  }

  static intoFd(self: File): Fd {
    return new Fd(self.intoHeld().intoFd());
  }

  static close(self: File): Answer<Unit, Failure> {
    return done(self.intoHeld().close());
  }

  @consumes
  private intoHeld(): OpenFile {
    return this.held;
  }

  tryClone(): Answer<File, Failure> {
    return opened(this.held.tryClone());
  }

  readExact(length: u32): Answer<Uint8Array, Failure> {
    if (length > MOST_BYTES) {
      const text = "read-exact " + length.toString() + ": at most 1048576 bytes at a time";
      return Answer.err<Uint8Array, Failure>(refusal(ErrorCode.invalid, text));
    }
    const buffer = new Uint8Array(length);
    const read = this.held.readExact(buffer);
    return read.isErr ? Answer.err<Uint8Array, Failure>(failure(read.error)) : Answer.ok<Uint8Array, Failure>(buffer);
  }

  readToEnd(): Answer<Uint8Array, Failure> {
    return managed<Uint8Array>(this.held.readToEnd());
  }

  readToString(): Answer<string, Failure> {
    return managed<string>(this.held.readToString());
  }

  writeAll(buffer: Uint8Array): Answer<Unit, Failure> {
    return done(this.held.writeAll(buffer));
  }

  writeString(text: string): Answer<Unit, Failure> {
    return done(this.held.writeString(text));
  }

}

/** The answer of a call that opened something, which is owned. */
export function opened(file: Result<OpenFile>): Answer<File, Failure> {
  if (file.isErr) return Answer.err<File, Failure>(failure(file.error));
  return Answer.ok<File, Failure>(new File(file.value));
}
