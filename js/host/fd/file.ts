import { BorrowedFd } from "./borrowed.js";
import type { Library } from "./library.js";
import { OwnedFd } from "./owned.js";
import { internal, Owner, type TypeName } from "./owner.js";

/**
 * An open file, owned.
 *
 *     using file = host.open("notes.txt");
 */
export class File extends Owner {
  /** Only for the calls that make an owner. */
  constructor(key: symbol, library: Library, handle: number) {
    super(key, library, handle);
  }

  protected override get type(): TypeName {
    return "File";
  }

  /** Takes over a descriptor. `fd` is moved. */
  static fromFd(fd: OwnedFd): File {
    const { library, handle } = fd.giveTo(internal, "File.fromFd()", "File");
    return new File(internal, library, handle);
  }

  /** Borrows it. */
  asFd(): BorrowedFd {
    const { handle, end } = this.lend();
    return new BorrowedFd(internal, this.library, handle, end);
  }

  /** Gives the descriptor up. This file is moved. */
  intoFd(): OwnedFd {
    return new OwnedFd(internal, this.library, this.move("intoFd()", "OwnedFd"));
  }

  /** A second owner of the same open file: both share the offset, and it is closed with the last of them. */
  tryClone(): File {
    return new File(internal, this.library, this.cloneHandle());
  }
}
