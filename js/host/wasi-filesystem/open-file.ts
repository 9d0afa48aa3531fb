import { closeSync } from "node:fs";

/** Ends what a guest has forgotten to drop, or left behind in a trap, once JavaScript has collected it. */
const forgotten = new FinalizationRegistry<OpenFile>((file) => file.end());

/** An open file of the host. A descriptor and the streams that it gave use it, and it is closed with the last of them. */
export class OpenFile {
  #users = 0;

  /** `fd` is owned. Somebody has to use it at once, or nobody closes it. */
  constructor(readonly fd: number) {}

  /** Counts a user until `endUse`, or until it is collected. */
  beginUse(by: object): void {
    this.#users++;
    forgotten.register(by, this, by);
  }

  endUse(by: object): void {
    if (forgotten.unregister(by)) this.end();
  }

  /** Ends one use. */
  end(): void {
    if (--this.#users === 0) closeSync(this.fd);
  }
}
