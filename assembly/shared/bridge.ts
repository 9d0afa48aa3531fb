// What passes between the library and the TypeScript host through the calls of bridge/. Sizes and offsets are in bytes. asc
// and tsc both compile this file, so it uses nothing that only one of them knows.

/** What a file is opened for. */
export enum Access {
  READ = 1 << 0,
  WRITE = 1 << 1,
}

/** The record that says where the handle table is: its slots, and the mask of their indices. */
export enum TableAt {
  SLOTS = 0,
  MASK = 4,
  SIZE = 8,
}

/** A slot of the handle table, which takes 2^BITS bytes. */
export enum SlotAt {
  HANDLE = 0,
  DESCRIPTION = 4,
  BITS = 5,
}

/** What a slot refers to. */
export enum DescriptionAt {
  RAW = 0,
}

/** A record of a locked file. */
export enum LockRecordAt {
  DEV = 0,
  INO = 8,
  HOLDERS = 16,
  SIZE = 24,
}

/** The holders of a file that one holder has locked exclusively. A file locked by several has their number. */
export enum Holders {
  EXCLUSIVE = -1,
}

/** A record of an entry of a walk. */
export enum WalkRecordAt {
  INO = 0,
  DEPTH = 8,
  FILETYPE = 12,
  SIZE = 16,
}

/** A record of a descriptor that is polled. */
export enum PollRecordAt {
  HANDLE = 0,
  KEY = 4,
  EVENTS = 8,
  REVENTS = 12,
  BYTES = 16,
  SIZE = 24,
}

/** Two values that stand for no time, as signed numbers of 64 bits. */
export enum SpecialTime {
  /** The time of the call. */
  NOW = -2,
  /** Leave the time as it is. */
  OMIT = -1,
}

/** Numbers of bytes. */
export enum Chunk {
  /** What a copy, or a reader of lines in TypeScript, moves at once. */
  COPY = 1 << 16,
  /** The most that one call moves between the module and a host. */
  CALL = 1 << 20,
}
