import { FdOwner } from "./fd-owner.js";
import type { OwnedFd } from "./owned.js";
import { internal } from "./internal.js";
import type { TypeName } from "./owner.js";

/**
 * An open file, owned.
 *
 *     using file = host.open("notes.txt");
 */
export class File extends FdOwner {
  protected override get type(): TypeName {
    return "File";
  }

  /** Takes ownership of a descriptor. `fd` is moved. */
  static fromFd(fd: OwnedFd): File {
    const { library, handle } = fd.giveTo(internal, "File.fromFd()", "File");
    return new File(internal, library, handle);
  }

  /** Returns a second owner of the same open file. Both share the offset; the file is closed with the last of them. */
  tryClone(): File {
    return new File(internal, this.library, this.cloneHandle());
  }
}
