// What the server and its worker send each other.

import type { Diagnostic } from "../transform/report/diagnostic.js";

/** A program to check. */
export interface Job {
  /** The directory of its asconfig.json. */
  readonly baseDir: string;
  /** asc's arguments: entry files and options. */
  readonly args: readonly string[];
  /** The texts of open files, by their absolute paths. They count instead of what is on the disk. */
  readonly buffers: ReadonlyMap<string, string>;
}

/** The result of a job. */
export interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  /** Why the program couldn't be checked, or null. */
  readonly failure: string | null;
  /** The absolute paths of the program's own files. */
  readonly files: readonly string[];
  /** The absolute paths of the files in `diagnostics`, by their names there. */
  readonly paths: ReadonlyMap<string, string>;
}
