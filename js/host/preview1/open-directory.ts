import { closeSync } from "node:fs";
import type { HeldDirectory } from "../paths/held.js";
import { Filetype } from "../../shared.js";
import { Base } from "./base.js";

/** A directory. The descriptor of the host holds the directory itself, whatever happens to its name. */
export class OpenDirectory extends Base {
  /** The entries that the last `fd_readdir` from the start has found. */
  entries: readonly DirectoryEntry[] | undefined;

  constructor(
    /** Its descriptor is owned. */
    readonly held: HeldDirectory,
    origin: "given" | "opened",
    path: string,
    readonly readOnly: boolean,
  ) {
    super(origin, path, Filetype.DIRECTORY, 0);
  }

  get fd(): number {
    return this.held.fd;
  }

  get isPreopen(): boolean {
    return this.origin === "given";
  }

  close(): void {
    closeSync(this.fd);
  }
}

/** An entry of a directory, with its name as the host has it. */
export interface DirectoryEntry {
  readonly name: Buffer;
  readonly filetype: number;
}
