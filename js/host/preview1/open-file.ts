import { closeSync, openSync } from "node:fs";
import { Errno, Fdflags, Filetype } from "../../shared.js";
import { Base } from "./base.js";
import { Peek } from "./peek.js";
import { procfs } from "../paths/held.js";
import { refuse } from "../wasi-common/refusal.js";

/** An open file other than a directory. */
export class OpenFile extends Base {
  /** The offset. The host keeps it itself, since node:fs can't query the system's. It is a bigint if a number isn't exact. */
  position: number | bigint = 0;
  /** For pipes and devices. */
  readonly peek = new Peek();

  constructor(
    public fd: number,
    path: string,
    filetype: number,
    fdflags: number,
    readonly readable: boolean,
    readonly writable: boolean,
    /** Whether it is below a read-only preopen. */
    readonly readOnly: boolean,
    /** Its size in bytes when it was opened. */
    readonly sizeAtOpen: number,
  ) {
    super("opened", path, filetype, fdflags);
  }

  /** Whether it has an offset. */
  get seekable(): boolean {
    return this.filetype === Filetype.REGULAR_FILE || this.filetype === Filetype.BLOCK_DEVICE;
  }

  get appends(): boolean {
    return (this.fdflags & Fdflags.APPEND) !== 0;
  }

  /** Reopens the same file with other flags of the host, replacing this descriptor. */
  reopen(flags: number, fdflags: number): void {
    if (!procfs) refuse(Errno.NOTSUP);
    const before = this.fd;
    this.fd = openSync(`${procfs}/${before}`, flags);
    this.fdflags = fdflags;
    // The system has released the number even if this fails.
    closeSync(before);
  }

  close(): void {
    closeSync(this.fd);
  }
}
