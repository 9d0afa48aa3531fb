import { Fdflags } from "../../shared.js";

/** How a descriptor does what it does. All its clones share the flags. */
export interface Flags {
  /** Writes go to the end of the file. */
  append: boolean;
  /** A write waits until the content is on the device. */
  dsync: boolean;
  /** Calls that would wait fail with "again". */
  nonblock: boolean;
  /** A read waits as a write does. */
  rsync: boolean;
  /** A write waits until content and attributes are on the device. */
  sync: boolean;
}

const { APPEND, DSYNC, NONBLOCK, RSYNC, SYNC } = Fdflags;

/** WASI's bits as flags. */
export function flagsOf(bits: number): Flags {
  const has = (bit: number) => (bits & bit) !== 0;
  return {
    append: has(APPEND),
    dsync: has(DSYNC),
    nonblock: has(NONBLOCK),
    rsync: has(RSYNC),
    sync: has(SYNC),
  };
}

/** WASI's bits for `flags`; those that aren't named stay as they are in `bits`. */
export function fdflagsOf({ append, dsync, nonblock, rsync, sync }: Partial<Flags>, bits = 0): number {
  const set = (bit: number, on: boolean | undefined) => {
    if (on !== undefined) bits = on ? bits | bit : bits & ~bit;
  };
  set(APPEND, append);
  set(DSYNC, dsync);
  set(NONBLOCK, nonblock);
  set(RSYNC, rsync);
  set(SYNC, sync);
  return bits;
}
