import { closeSync } from "node:fs";

/** Ends uses that a guest forgot to drop, or left behind after a trap, once JavaScript has collected the user. */
const forgotten = new FinalizationRegistry<OpenFile>((file) => file.end());

/** An open file of the host. A descriptor and its streams share it; the last one to end closes it. */
export class OpenFile {
  #users = 0;

  /** `fd` is owned. The file must get a user at once, or it is never closed. */
  constructor(readonly fd: number) {}

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
    if (--this.#users === 0) closeSync(this.fd);
  }
}
