// What the server and its worker send each other.

import type { Diagnostic, Place } from "../transform/report/diagnostic.js";

/** A program to check. */
export interface Job {
  readonly kind: "check";
  /** Names the program in later queries. */
  readonly key: string;
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

/** The result of a job that failed. */
export function failed(failure: string): Outcome {
  return { diagnostics: [], failure, files: [], paths: new Map() };
}

/** A question about a file, as the last check of a program found it. */
interface Query {
  readonly key: string;
  /** The absolute path. */
  readonly path: string;
}

/** Asks for the hints of a file. The answer is a list of hints. */
export interface HintsQuery extends Query {
  readonly kind: "hints";
}

/** Asks for the life of the variable at a place, whose line and column start at 1. The answer is a life, or null. */
export interface LifeQuery extends Query {
  readonly kind: "life";
  readonly line: number;
  readonly column: number;
}

/** Drops what is known of a program that isn't checked any more. The answer is null. */
interface Forget {
  readonly kind: "forget";
  readonly key: string;
}

export type Request = Job | HintsQuery | LifeQuery | Forget;

/** Something that the compiler does and that isn't written. */
export interface Hint {
  readonly kind: "drop" | "move";
  /** An empty place. */
  readonly place: Place;
  readonly label: string;
  readonly why: string;
}

/** What happens to a variable that owns or borrows. */
export interface Life {
  readonly name: string;
  readonly holds: "owned" | "shared" | "exclusive" | "borrows";
  /** The name of its type, or null. */
  readonly type: string | null;
  readonly isParameter: boolean;
  readonly declared: Place;
  readonly uses: readonly Place[];
  readonly moves: readonly (Place & { readonly into: string | null })[];
  readonly drops: readonly (Place & { readonly isCertain: boolean })[];
  /** The borrows of it. */
  readonly lent: readonly Lent[];
  /** What it borrows from. */
  readonly borrowed: readonly Lent[];
}

/** A loan. */
export interface Lent {
  /** The name of the owner, and of the variables that carry the loan. */
  readonly of: string;
  readonly by: readonly string[];
  readonly isExclusive: boolean;
  /** Where it begins, and the places where it is used later. */
  readonly at: Place;
  readonly until: readonly Place[];
}
