import { Errno } from "../../shared.js";
import { Rights } from "../../shared.js";
import { refuse } from "../wasi-common/refusal.js";

/** What all have in common. */
export abstract class Base {
  /** The count of operations when it was opened. */
  openedAt = 0;
  /** The rights that `fd_fdstat_set_rights` has left: of this descriptor, and of what is opened through it. */
  base = Rights.ALL;
  inheriting = Rights.ALL;

  constructor(
    /** Standard streams, preopens and sockets of the embedder's are given, all else the guest has opened. */
    readonly origin: "given" | "opened",
    /** The name that the guest knows it by. */
    readonly path: string | undefined,
    readonly filetype: number,
    /** The flags that the guest asked for. */
    public fdflags: number,
  ) {}

  /** Refuses what `fd_fdstat_set_rights` has taken away. */
  need(rights: bigint): void {
    if ((this.base & rights) !== rights) refuse(Errno.NOTCAPABLE);
  }

  abstract close(): void;
}
