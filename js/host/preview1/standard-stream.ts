import { Errno } from "../../shared.js";
import { refuse } from "../wasi-common/refusal.js";
import { Base } from "./base.js";
import type { OpenStream } from "./stream.js";

/** A standard stream. */
export class StandardStream extends Base {
  constructor(readonly stream: OpenStream) {
    super("given", undefined, stream.filetype, 0);
  }

  /** Fails if the stream doesn't have the direction. */
  check(direction: "canRead" | "canWrite"): void {
    if (!this.stream[direction]) refuse(Errno.BADF);
  }

  close(): void {
    this.stream.close();
  }
}
