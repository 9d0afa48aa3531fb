import { dispose } from "../dispose.js";
import { internal } from "./internal.js";

/**
 * A lock that an owner has on its file, until it is released, or the owner or its instance ends.
 *
 *     using lock = await file.lock("exclusive");
 */
export class FileLock implements Disposable {
  #release: (() => void) | undefined;

  /** Only for `lock` and `tryLock`. */
  constructor(key: symbol, release: () => void) {
    if (key !== internal) throw new TypeError("a lock is made by lock or tryLock");
    this.#release = release;
  }

  /** Releases the lock. A second call does nothing. */
  release(): void {
    const release = this.#release;
    this.#release = undefined;
    release?.();
  }

  [dispose](): void {
    this.release();
  }
}
