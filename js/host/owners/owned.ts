import { dispose } from "../dispose.js";
import { closed } from "../errors.js";
import { Descriptor } from "./descriptor.js";
import type { Library } from "../bridge/library.js";
import { internal } from "./internal.js";
import { Owner, Tag, type TypeName } from "./owner.js";

/** A descriptor with one owner, who closes it: by `close`, or at the end of a block by `using`. */
export class OwnedFd extends Owner {
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

/**
 * A descriptor that an owner lends. Its owner can't be closed or moved until the borrow is disposed:
 *
 *     using fd = file.asFd();
 */
export class BorrowedFd extends Descriptor implements Disposable {
  readonly #library: Library;
  #handle: number;
  readonly #end: () => void;

  /** Only for `asFd`. */
  constructor(key: symbol, library: Library, handle: number, end: () => void) {
    super();
    if (key !== internal) throw new TypeError("a borrow is made by asFd");
    this.#library = library;
    this.#handle = handle;
    this.#end = end;
  }

  protected override get library(): Library {
    return this.#library;
  }

  protected override get handle(): number {
    if (this.#handle === 0) throw closed("BorrowedFd");
    return this.#handle;
  }

  /** The handle, to pass to an export of the module that borrows. */
  asHandle(): number {
    return this.handle;
  }

  /** A new owner of the same open file: both share the offset. */
  tryCloneToOwned(): OwnedFd {
    const { handle } = this;
    return new OwnedFd(
      internal,
      this.#library,
      this.#library.call((io) => io.io_try_clone(handle, Tag.OwnedFd)),
    );
  }

  /** Ends the borrow. */
  [dispose](): void {
    if (this.#handle === 0) return;
    this.#handle = 0;
    this.#end();
  }
}
