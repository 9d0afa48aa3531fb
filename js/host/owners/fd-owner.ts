import { BorrowedFd, OwnedFd } from "./owned.js";
import { internal } from "./internal.js";
import { Owner } from "./owner.js";

/** An owner with a known type of descriptor. It lends the descriptor, and gives it up as an `OwnedFd`. */
export abstract class FdOwner extends Owner {
  /** Borrows it. */
  asFd(): BorrowedFd {
    const { handle, end } = this.lend();
    return new BorrowedFd(internal, this.library, handle, end);
  }

  /** Returns the descriptor as an `OwnedFd`. This owner is moved. */
  intoFd(): OwnedFd {
    return new OwnedFd(internal, this.library, this.move("intoFd()", "OwnedFd"));
  }
}
