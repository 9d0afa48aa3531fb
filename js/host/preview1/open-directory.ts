import { closeSync } from "node:fs";
import { Errno, Filetype } from "../../shared.js";
import type { Place } from "../wasi-common/preopened.js";
import { Base } from "./base.js";
import { inPlace, procfs } from "./place.js";
import { refuse } from "./refusal.js";

/** A directory. Its host descriptor keeps hold of it, whatever happens to its name. */
export class OpenDirectory extends Base {
  /** What the last `fd_readdir` from the start has found. */
  entries: readonly DirectoryEntry[] | undefined;

  constructor(
    readonly fd: number,
    origin: "given" | "opened",
    path: string,
    /** Where it was when it was opened. */
    private readonly place: Place,
    readonly readOnly: boolean,
  ) {
    super(origin, path, Filetype.DIRECTORY, 0);
  }

  get isPreopen(): boolean {
    return this.origin === "given";
  }

  /** What paths of the host into this directory begin with. */
  get prefix(): string {
    if (this.place.fixed) return this.place.prefix;
    if (procfs) return `${procfs}/${this.fd}/`;
    if (!inPlace(this.place.prefix, this.fd)) refuse(Errno.NOENT);
    return this.place.prefix;
  }

  close(): void {
    this.place.leave?.();
    closeSync(this.fd);
  }
}

/** An entry of a directory, with the name as the host has it. */
export interface DirectoryEntry {
  readonly name: Buffer;
  readonly filetype: number;
}
