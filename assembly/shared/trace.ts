// The reports of a module's handle table, for `io-lifetimes run --trace`. asc and tsc both compile this file, so it uses
// nothing that only one of them knows.

/** What happened to a handle. */
export enum TraceEvent {
  /** It was made, for an owner, a view or a borrowed raw fd. */
  BEGIN = 1,
  /** It ended. */
  END = 2,
  /** It moved to another owning type. */
  OWNER = 3,
  /** It refers to another description from now on. */
  REDIRECT = 4,
  /** The number of its borrows changed. */
  LENDS = 5,
  /** It was polled. */
  POLL = 6,
}

/**
 * The raw fd that reports are written to. No host gives out such a number: one that doesn't know reports refuses the call
 * with EBADF, which the module ignores.
 */
export enum TraceFd {
  REPORTS = 0x7ace7ace,
}

/**
 * The fields of a report, of 32 bits each. Two more ranges follow: the path in UTF-8, and in UTF-16 the word for how the
 * handle ended.
 */
export enum TraceRecordAt {
  EVENT = 0,
  HANDLE = 4,
  /** The tag of the owning type. */
  OWNER = 8,
  /** Of a view: the handle that it views. Of a share: its group. */
  SOURCE = 12,
  /** What the handle refers to: equal for clones. */
  DESCRIPTION = 16,
  RAW = 20,
  /** A filetype of WASI, or 255 if it isn't known yet. */
  KIND = 24,
  /** The owners of the description, or the borrows of the handle. */
  COUNT = 28,
  SIZE = 32,
}
