import { closeSync } from "node:fs";
import type { HeldDirectory } from "../paths/held.js";
import { Filetype } from "../../shared.js";
import { Base } from "./base.js";

/** An open directory. The descriptor of the host refers to the directory itself, even if its name changes. */
export class OpenDirectory extends Base {
  /** The entries that the last `fd_readdir` from the start found. */
  entries: readonly DirectoryEntry[] | undefined;

  constructor(
    /** Owned, with its descriptor. */
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

/** An entry of a directory. Its name is in the host's encoding. */
export interface DirectoryEntry {
  readonly name: Buffer;
  readonly filetype: number;
}
