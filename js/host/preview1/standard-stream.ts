import { Base } from "./base.js";
import type { OpenStream } from "./stream.js";

/** A standard stream. */
export class StandardStream extends Base {
  constructor(readonly stream: OpenStream) {
    super("given", undefined, stream.filetype, 0);
  }

  close(): void {
    this.stream.close();
  }
}
