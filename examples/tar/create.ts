import { BufWriter, File, Filetype, Result, fs, path } from "as-io-lifetimes";
import { BLOCK, Header, Kind } from "./header";

/** An archive that is written. */
@owned
export class Archive {
  /** `out` is owned. */
  constructor(private out: BufWriter<File>) {}

  /** Adds a file, or a directory with all that is in it. */
  @mut
  add(name: string): Result<void> {
    this.member(name).orReturn;
    if (!fs.symlinkStat(name).orReturn.isDir) return Result.done();
    const walk = fs.walk(name).orReturn;
    for (let entry = walk.next(); entry !== null; entry = walk.next()) {
      this.member(path.join(name, entry.orReturn.path)).orReturn;
    }
    return Result.done();
  }

  /** Writes the end of the archive, and closes it. */
  @consumes
  finish(): Result<void> {
    this.out.writeAll(new Uint8Array(2 * BLOCK)).orReturn;
    return this.out.close();
  }

  /** Adds one member. What is neither a file, a directory nor a link is left out. */
  @mut
  private member(name: string): Result<void> {
    const stat = fs.symlinkStat(name).orReturn;
    const modified = stat.modified / 1_000_000_000;
    switch (stat.filetype) {
      case Filetype.DIRECTORY:
        return this.head(new Header(Kind.DIRECTORY, name, 0, modified));
      case Filetype.SYMBOLIC_LINK:
        return this.head(new Header(Kind.SYMLINK, name, 0, modified, fs.readlink(name).orReturn));
      case Filetype.REGULAR_FILE:
        this.head(new Header(Kind.FILE, name, stat.size, modified)).orReturn;
        return this.content(File.open(name).orReturn, stat.size);
      default:
        console.error(`tar: ${name}: left out, as it is no file, directory or link`);
        return Result.done();
    }
  }

  @mut
  private head(header: Header): Result<void> {
    return this.out.writeAll(header.encode().orReturn);
  }

  /** Writes `size` bytes of a file, which is owned: zeros if it has become shorter, and nothing that was added. */
  @mut
  private content(file: File, size: u64): Result<void> {
    const buffer = new Uint8Array(1 << 16);
    for (let left = size; left;) {
      const wanted = <i32>min<u64>(buffer.length, left);
      let count = file.read(buffer, 0, wanted).orReturn;
      if (!count) {
        buffer.fill(0);
        count = wanted;
      }
      this.out.writeAll(buffer, 0, count).orReturn;
      left -= count;
    }
    return this.out.writeAll(new Uint8Array(padding(size)));
  }
}

/** The number of bytes that fill the last block of a content. */
export function padding(size: u64): i32 {
  return <i32>((BLOCK - (size % BLOCK)) % BLOCK);
}
