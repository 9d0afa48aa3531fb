import { BufReader, Dir, File, ManagedResult, Mut, Ref, Result, path } from "as-io-lifetimes";
import { padding } from "./create";
import { BLOCK, Header, Kind, damaged } from "./header";

/** An archive that is read. */
@owned
export class Members {
  /** `input` is owned. */
  constructor(private input: BufReader<File>) {}

  /** The head of the next member, or null at the end. Its content must be taken or passed over before the next call. */
  @mut
  next(): ManagedResult<Header | null> {
    const block = new Uint8Array(BLOCK);
    this.input.readExact(block).orReturn;
    return Header.decode(block);
  }

  /** Copies the content of a member to a file, which is borrowed. */
  @mut
  copyTo(file: Ref<File>, size: u64): Result<void> {
    for (let left = size; left;) {
      const piece = this.input.fillBuf();
      if (piece === null) return Result.err<void>(this.input.failed ? this.input.code : damaged("it ends too early"));
      const count = <i32>min<u64>(piece.length, left);
      const start = piece.byteOffset;
      file.writeAll(piece.buffer.subarray(start, start + count)).orReturn;
      this.input.consume(count);
      left -= count;
    }
    return this.skip(padding(size));
  }

  /** Passes over bytes. */
  @mut
  skip(count: u64): Result<void> {
    for (let left = count; left;) {
      const piece = this.input.fillBuf();
      if (piece === null) return Result.err<void>(this.input.failed ? this.input.code : damaged("it ends too early"));
      const passed = <i32>min<u64>(piece.length, left);
      this.input.consume(passed);
      left -= passed;
    }
    return Result.done();
  }
}

/** Makes a member in a directory, which no path of an archive leads out of: `Dir` refuses that. */
export function extract(members: Mut<Members>, header: Header, into: Ref<Dir>): Result<void> {
  const parent = path.parent(header.path);
  if (parent !== null && parent.length) into.createDirAll(parent).orReturn;
  switch (header.kind) {
    case Kind.DIRECTORY:
      return into.createDirAll(header.path);
    case Kind.SYMLINK:
      into.removeFile(header.path).ignore(); // an older one
      return into.symlink(header.target, header.path);
    case Kind.FILE: {
      const file = into.createFile(header.path).orReturn;
      members.copyTo(file, header.size).orReturn;
      file.setTimes(header.modified * 1_000_000_000, header.modified * 1_000_000_000).orReturn;
      return file.close();
    }
    default:
      console.error(`tar: ${header.path}: left out, as it is no file, directory or link`);
      return members.skip(header.size + padding(header.size));
  }
}
