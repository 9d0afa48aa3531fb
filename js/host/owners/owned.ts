import { BorrowedFd } from "./borrowed.js";
import type { Library } from "../bridge/library.js";
import { internal, Owner, type TypeName } from "./owner.js";

/** A descriptor with one owner, who closes it: by `close`, or at the end of a block by `using`. */
export class OwnedFd extends Owner {
  /** Only for the calls that make an owner. */
  constructor(key: symbol, library: Library, handle: number) {
    super(key, library, handle);
  }

  protected override get type(): TypeName {
    return "OwnedFd";
  }

  /** Takes over the descriptor of another owner, which is moved. */
  static fromIntoFd(from: { intoFd(): OwnedFd }): OwnedFd {
    return from.intoFd();
  }

  /** Borrows it. */
  asFd(): BorrowedFd {
    const { handle, end } = this.lend();
    return new BorrowedFd(internal, this.library, handle, end);
  }

  /** Gives the descriptor to a new owner. This one is moved. */
  intoFd(): OwnedFd {
    return new OwnedFd(internal, this.library, this.move("intoFd()", "OwnedFd"));
  }

  /** A second owner of the same open file: both share the offset, and it is closed with the last of them. */
  tryClone(): OwnedFd {
    return new OwnedFd(internal, this.library, this.cloneHandle());
  }

  /** Only for `File.fromFd` and its kin. */
  giveTo(key: symbol, by: string, type: TypeName): { library: Library; handle: number } {
    if (key !== internal) throw new TypeError("use File.fromFd, or fromFd of another owner");
    return { library: this.library, handle: this.move(by, type) };
  }
}
