import { File as OpenFile, Filetype, Result } from "as-io-lifetimes";
import * as io from "as-io-lifetimes/assembly/io";
import { Result as Answer, Unit } from "as-io-lifetimes/assembly/abi";
import { Advice, ErrorCode, NewTimestamp, OpenFlags, PathFlags, Stat, Whence } from "./bindings/exports/io-lifetimes/fd/types";
import * as calls from "./calls";
import { MOST_BYTES, options } from "./convert";
import { Failure, done, failure, managed, refusal } from "./error";
import { Fd } from "./fds";

// What io-lifetimes:fd/files does.

@owned
export class File {
  constructor(private held: OpenFile) {}

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

  read(length: u32): Answer<Uint8Array, Failure> {
    return calls.read(this.held.asFd(), length);
  }

  readAt(length: u32, offset: u64): Answer<Uint8Array, Failure> {
    return calls.readAt(this.held.asFd(), length, offset);
  }

  readExact(length: u32): Answer<Uint8Array, Failure> {
    if (length > MOST_BYTES) {
      return Answer.err<Uint8Array, Failure>(refusal(ErrorCode.invalid, "read-exact " + length.toString() + ": at most 1048576 bytes at a time"));
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

  write(buffer: Uint8Array): Answer<u32, Failure> {
    return calls.write(this.held.asFd(), buffer);
  }

  writeAt(buffer: Uint8Array, offset: u64): Answer<u32, Failure> {
    return calls.writeAt(this.held.asFd(), buffer, offset);
  }

  writeAll(buffer: Uint8Array): Answer<Unit, Failure> {
    return done(this.held.writeAll(buffer));
  }

  writeString(text: string): Answer<Unit, Failure> {
    return done(this.held.writeString(text));
  }

  seek(offset: i64, whence: Whence): Answer<u64, Failure> {
    return calls.seek(this.held.asFd(), offset, whence);
  }

  tell(): Answer<u64, Failure> {
    return calls.tell(this.held.asFd());
  }

  stat(): Answer<Stat, Failure> {
    return calls.stat(this.held.asFd());
  }

  setSize(size: u64): Answer<Unit, Failure> {
    return calls.setSize(this.held.asFd(), size);
  }

  setTimes(accessed: NewTimestamp, modified: NewTimestamp): Answer<Unit, Failure> {
    return calls.setTimes(this.held.asFd(), accessed, modified);
  }

  sync(): Answer<Unit, Failure> {
    return calls.sync(this.held.asFd());
  }

  syncData(): Answer<Unit, Failure> {
    return calls.syncData(this.held.asFd());
  }

  advise(offset: u64, length: u64, advice: Advice): Answer<Unit, Failure> {
    return calls.advise(this.held.asFd(), offset, length, advice);
  }

  allocate(offset: u64, length: u64): Answer<Unit, Failure> {
    return calls.allocate(this.held.asFd(), offset, length);
  }
}

/** What a call of the library opened. It is owned. */
export function opened(file: Result<OpenFile>): Answer<File, Failure> {
  if (file.isErr) return Answer.err<File, Failure>(failure(file.error));
  return Answer.ok<File, Failure>(new File(file.value));
}
