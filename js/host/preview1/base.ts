import { Errno } from "../../shared.js";
import { Rights } from "../../shared.js";
import { refuse } from "../wasi-common/refusal.js";

/** The common part of all descriptors. */
export abstract class Base {
  /** The operation count of the table when this descriptor was opened. */
  openedAt = 0;
  /** The rights that `fd_fdstat_set_rights` has left, for this descriptor and for those opened through it. */
  base = Rights.ALL;
  inheriting = Rights.ALL;

  constructor(
    /** Standard streams, preopens and the embedder's sockets are "given"; the guest has "opened" all others. */
    readonly origin: "given" | "opened",
    /** The name by which the guest knows it. */
    readonly path: string | undefined,
    readonly filetype: number,
    /** The flags that the guest requested. */
    public fdflags: number,
  ) {}

  /** Fails if `fd_fdstat_set_rights` has removed one of the rights. */
  need(rights: bigint): void {
    if ((this.base & rights) !== rights) refuse(Errno.NOTCAPABLE);
  }

  abstract close(): void;
}
