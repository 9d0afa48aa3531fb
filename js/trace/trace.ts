// A trace: the life of each descriptor of one run. Times are in microseconds since the start of the run.

/** Who owned a descriptor for some time. */
export interface Ownership {
  /** The owning type, such as "File" or "OwnedFd"; "the host" for an owner in TypeScript. */
  readonly owner: string;
  readonly start: number;
  /** The place in the source that made it the owner, if it is known: `log.ts:12`, or `in log/open`. */
  readonly at: string | null;
}

/** A borrow that had to end before the owner could. */
export interface Lend {
  readonly start: number;
  end: number | null;
  readonly at: string | null;
  isView: boolean;
}

/** Something that happened to a descriptor without changing its owner. */
export interface Moment {
  readonly time: number;
  readonly what: "polled" | "redirected" | "renumbered";
  readonly at: string | null;
  /** What it refers to from then on, if that changed. */
  readonly path: string | null;
}

/** How a descriptor came to be. */
export type Beginning = "opened" | "cloned" | "shared" | "made" | "borrowed" | "given";

/** How it ended. `null` while it is open. */
export type Ending = "closed" | "dropped" | "moved" | "given away" | "replaced" | "unwrapped" | "swept" | "ended";

/** The life of a descriptor. */
export interface Life {
  /** A number of its own, in the order of opening. */
  readonly id: number;
  /** The module's handle; null if the module doesn't report its handles. */
  handle: number | null;
  /** The raw fd. Below -1 for what only the module knows, such as its pipes. */
  fd: number;
  path: string | null;
  /** Such as "regular file". */
  kind: string;
  readonly start: number;
  end: number | null;
  readonly beginning: Beginning;
  ending: Ending | null;
  /** Who dropped it, if that is known: the code that the compiler wrote, or the program's own. */
  endedBy: "compiler" | "program" | null;
  /** The places in the source where it was opened and where it ended. */
  openedAt: string | null;
  endedAt: string | null;
  /** The descriptor that it is a clone of. */
  from: number | null;
  /** The descriptor that it was moved onto. */
  movedTo: number | null;
  /** The program left it open. */
  isLeak: boolean;
  readonly owners: Ownership[];
  readonly lends: Lend[];
  readonly moments: Moment[];
  /** How many more owners, borrows and moments there were. */
  leftOut: number;
}

/** A run and the descriptors in it. */
export interface Trace {
  /** The name of the module. */
  readonly program: string;
  readonly engine: string;
  /** When the run began, in microseconds since 1970. */
  readonly started: number;
  readonly duration: number;
  /** How the run ended: "exit code 0", "trap: unreachable". */
  readonly outcome: string;
  /** Whether the module reports its own handles; if not, these are the descriptors that the host knows. */
  readonly hasHandles: boolean;
  readonly lives: readonly Life[];
  /** The number of open descriptors from a time on. Not every change, if there were very many. */
  readonly open: readonly (readonly [time: number, count: number])[];
  /** The number of descriptors that are not in `lives`. Those that were left open are in any case, up to 50,000. */
  readonly leftOut: number;
  /** What a reader must know, such as why there are no source lines. */
  readonly notes: readonly string[];
}
