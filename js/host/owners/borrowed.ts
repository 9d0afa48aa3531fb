import { closed } from "../errors.js";
import { Descriptor } from "./descriptor.js";
import type { Library } from "../bridge/library.js";
import { dispose, internal, Tag } from "./owner.js";
import { OwnedFd } from "./owned.js";

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
