import { closeSync, constants, openSync } from "node:fs";
import { procfs } from "../paths/held.js";

/** Ends uses that a guest forgot to drop, or left behind after a trap, once JavaScript has collected the user. */
const forgotten = new FinalizationRegistry<OpenFile>((file) => file.end());

/** An open file of the host. A descriptor and its streams share it; the last one to end closes it. */
export class OpenFile {
  #users = 0;
  #appending: number | undefined;

  /** `fd` is owned. The file must get a user at once, or it is never closed. */
  constructor(
    readonly fd: number,
    private readonly writable: boolean,
  ) {}

  /**
   * Returns the same file opened to append, borrowed, so that nothing is overwritten that somebody else writes meanwhile;
   * undefined without procfs, and for a file that the guest may not write.
   */
  appending(): number | undefined {
    if (!procfs || !this.writable) return undefined;
    return (this.#appending ??= openSync(`${procfs}/${this.fd}`, constants.O_WRONLY | constants.O_APPEND));
  }

  /** Counts a user until `endUse`, or until the user is collected. */
  beginUse(by: object): void {
    this.#users++;
    forgotten.register(by, this, by);
  }

  endUse(by: object): void {
    if (forgotten.unregister(by)) this.end();
  }

  /** Ends one use. */
  end(): void {
    if (--this.#users > 0) return;
    closeSync(this.fd);
    if (this.#appending !== undefined) closeSync(this.#appending);
  }
}
