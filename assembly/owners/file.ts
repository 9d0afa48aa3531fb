// @trusted: an owner is a handle of the table
import { Advice, Fdflags, Oflags, RawFd, Whence } from "../wasi/types";
import { Owner } from "../table";
import { ManagedResult, Result } from "../result";
import { IntoFd, IntoFilelike, OwnedFd, OwnedFilelike, OwningFilelike, RawFilelike } from "../fd";
import { moveTo, ownRaw, tryCloneOf } from "../fd/own";
import * as io from "../io";
import { locate } from "../io/preopen";
import { READ_RIGHTS, WRITE_RIGHTS, openFile } from "../io/open";
import { Stat } from "../io";

@unmanaged
class FileTag {
  // @ts-ignore: decorator
  @inline get owner(): u32 { return Owner.FILE; }
}

/** An open file, owned. It is a handle: a number. Rust's `std::fs::File`. */
@unmanaged
@final
@owned
export class File extends OwningFilelike<FileTag> {
  /** Takes ownership of `fd`. For generic code; otherwise use `File.fromFd`, which doesn't allocate. */
  constructor(fd: OwnedFd) {
    super();
    return moveTo<File>(changetype<usize>(fd), Owner.OWNED_FD, Owner.FILE);
  }

  /** Opens a file for reading, at a path within a preopened directory. `path_open` */
  static open(path: string): Result<File> {
    return openFile<File>(locate(path), 0, READ_RIGHTS);
  }

  /** Opens a file for writing, truncated to 0 bytes, and creates it if it doesn't exist. `path_open` */
  static create(path: string): Result<File> {
    return openFile<File>(locate(path), Oflags.CREAT | Oflags.TRUNC, WRITE_RIGHTS);
  }

  /** Creates a file for reading and writing. Fails with EEXIST if it exists. `path_open` */
  static createNew(path: string): Result<File> {
    return openFile<File>(locate(path), Oflags.CREAT | Oflags.EXCL, READ_RIGHTS | WRITE_RIGHTS);
  }

  /** Takes ownership of a descriptor. `fd` is owned. */
  static fromFd(fd: OwnedFd): File {
    return moveTo<File>(changetype<usize>(fd), Owner.OWNED_FD, Owner.FILE);
  }

  /** Takes ownership of the descriptor of anything that has `intoFd`. `from` is owned. */
  static fromIntoFd<T extends IntoFd>(from: T): File {
    return File.fromFd(from.intoFd());
  }

  /** Takes ownership of a filelike. `filelike` is owned. */
  static fromFilelike(filelike: OwnedFilelike): File {
    return File.fromFd(filelike.intoFd());
  }

  /** Takes ownership of anything that has `intoFilelike`. If that fails `from` stays the owner; under the transform it is dropped. */
  static fromIntoFilelike<T extends IntoFilelike>(from: T): Result<File> {
    const filelike = from.intoFilelike();
    if (filelike.isErr) return Result.err<File>(filelike.code);
    return Result.ok<File>(File.fromFilelike(filelike.value));
  }

  /** Owns a raw fd, which must have no other owner. Traps on -1. */
  // @ts-ignore: decorator
  @unsafe
  static fromRawFd(raw: RawFd): File {
    return ownRaw<File>(raw, Owner.FILE);
  }

  // @ts-ignore: decorator
  @unsafe
  static fromRawFilelike(raw: RawFilelike): File {
    return File.fromRawFd(raw);
  }

  /** Makes a second owner of the same open file. Both share the offset, and it is closed when the last owner ends. */
  tryClone(): Result<File> {
    return tryCloneOf<File>(changetype<usize>(this), Owner.FILE);
  }

  /** Reads into `buffer`, which is borrowed. Returns the number of bytes, 0 at the end of the file. `fd_read` */
  read(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    return io.read<File>(this, buffer, at, length);
  }

  /** Reads at `offset`, in bytes from the start, and doesn't change the file's own offset. `fd_pread` */
  readAt(offset: u64, buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    return io.readAt<File>(this, offset, buffer, at, length);
  }

  /** Reads into the buffers, which are borrowed, one after the other. `fd_read` */
  readVectored(buffers: Uint8Array[]): Result<i32> {
    return io.readVectored<File>(this, buffers);
  }

  /** Fills all of `buffer`, which is borrowed. Fails with UNEXPECTED_EOF if the file ends before that. */
  readExact(buffer: Uint8Array): Result<void> {
    return io.readExact<File>(this, buffer);
  }

  /** Reads from the file's offset to its end. */
  readToEnd(): ManagedResult<Uint8Array> {
    return io.readToEnd<File>(this);
  }

  /** Reads from the file's offset to its end as UTF-8. Fails with EILSEQ if it isn't UTF-8. */
  readToString(): ManagedResult<string> {
    return io.readToString<File>(this);
  }

  /** Writes from `buffer`, which is borrowed. Returns the number of bytes, which may be fewer. `fd_write` */
  write(buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    return io.write<File>(this, buffer, at, length);
  }

  /** Writes at `offset`, in bytes from the start, and doesn't change the file's own offset. `fd_pwrite` */
  writeAt(offset: u64, buffer: Uint8Array, at: i32 = 0, length: i32 = buffer.length - at): Result<i32> {
    return io.writeAt<File>(this, offset, buffer, at, length);
  }

  /** Writes the buffers, which are borrowed, one after the other. `fd_write` */
  writeVectored(buffers: Uint8Array[]): Result<i32> {
    return io.writeVectored<File>(this, buffers);
  }

  /** Writes all of `buffer`, which is borrowed. */
  writeAll(buffer: Uint8Array): Result<void> {
    return io.writeAll<File>(this, buffer);
  }

  /** Writes all of a text, as UTF-8. */
  writeString(text: string): Result<void> {
    return io.writeString<File>(this, text);
  }

  /** Moves the file's offset. Returns it, in bytes from the start. `fd_seek` */
  seek(offset: i64, whence: Whence = Whence.SET): ManagedResult<i64> {
    return io.seek<File>(this, offset, whence);
  }

  /** Returns the file's offset, in bytes from the start. `fd_tell` */
  tell(): ManagedResult<i64> {
    return io.tell<File>(this);
  }

  /** Returns the attributes of the file. `fd_filestat_get` */
  stat(): ManagedResult<Stat> {
    return io.stat<File>(this);
  }

  /** Truncates the file to `size` bytes, or extends it with zeros. `fd_filestat_set_size` */
  setSize(size: u64): Result<void> {
    return io.setSize<File>(this, size);
  }

  /** Sets access and modification times: nanoseconds, `Time.NOW` or `Time.OMIT`. `fd_filestat_set_times` */
  setTimes(accessed: u64, modified: u64): Result<void> {
    return io.setTimes<File>(this, accessed, modified);
  }

  /** Blocks until content and attributes are on the device. `fd_sync` */
  sync(): Result<void> {
    return io.sync<File>(this);
  }

  /** Blocks until the content is on the device. `fd_datasync` */
  datasync(): Result<void> {
    return io.datasync<File>(this);
  }

  /** Announces how `length` bytes at `offset` will be used. `fd_advise` */
  advise(offset: u64, length: u64, advice: Advice): Result<void> {
    return io.advise<File>(this, offset, length, advice);
  }

  /** Allocates space for `length` bytes at `offset`. `fd_allocate` */
  allocate(offset: u64, length: u64): Result<void> {
    return io.allocate<File>(this, offset, length);
  }

  /** The flags, bits of `Fdflags`. `fd_fdstat_get` */
  flags(): Result<Fdflags> {
    return io.flags<File>(this);
  }

  /** Sets the flags, for all clones, and clears the others. `fd_fdstat_set_flags` */
  setFlags(flags: Fdflags): Result<void> {
    return io.setFlags<File>(this, flags);
  }

  /** Sets whether each write goes to the end of the file. Returns the previous flags. `fd_fdstat_set_flags` */
  setAppend(on: bool): Result<Fdflags> {
    return io.setAppend<File>(this, on);
  }

  /** Sets whether calls that would block fail with EAGAIN. Returns the previous flags. `fd_fdstat_set_flags` */
  setNonblocking(on: bool): Result<Fdflags> {
    return io.setNonblocking<File>(this, on);
  }

  /** Whether it is a terminal. */
  get isTerminal(): bool {
    return io.isTerminal<File>(this);
  }
}
