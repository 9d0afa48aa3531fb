import { dispose } from "../dispose.js";
import { closed } from "../errors.js";
import { Descriptor } from "./descriptor.js";
import type { Library } from "../bridge/library.js";
import { internal } from "./internal.js";
import { Owner, Tag, type TypeName } from "./owner.js";

/** A descriptor with one owner. `close`, or the end of a block with `using`, closes it. */
export class OwnedFd extends Owner {
  protected override get type(): TypeName {
    return "OwnedFd";
  }

  /** Takes ownership of the descriptor of another owner, which is moved. */
  static fromIntoFd(from: { intoFd(): OwnedFd }): OwnedFd {
    return from.intoFd();
  }

  /** Borrows it. */
  asFd(): BorrowedFd {
    const { handle, end } = this.lend();
    return new BorrowedFd(internal, this.library, handle, end);
  }

  /** Returns a new owner of the descriptor. This owner is moved. */
  intoFd(): OwnedFd {
    return new OwnedFd(internal, this.library, this.move("intoFd()", "OwnedFd"));
  }

  /** Returns a second owner of the same open file. Both share the offset; the file is closed with the last of them. */
  tryClone(): OwnedFd {
    return new OwnedFd(internal, this.library, this.cloneHandle());
  }

  /** Only for `File.fromFd` and `fromFd` of the other owners. */
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

  /** Returns the handle, for an export of the module that borrows. */
  asHandle(): number {
    return this.handle;
  }

  /** Returns a new owner of the same open file. Both share the offset. */
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
