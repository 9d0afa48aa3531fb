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

const BITS: Readonly<Record<keyof Flags, number>> = {
  append: Fdflags.APPEND,
  dsync: Fdflags.DSYNC,
  nonblock: Fdflags.NONBLOCK,
  rsync: Fdflags.RSYNC,
  sync: Fdflags.SYNC,
};

/** WASI's bits as flags. */
export function flagsOf(bits: number): Flags {
  const has = (bit: number) => (bits & bit) !== 0;
  return {
    append: has(BITS.append),
    dsync: has(BITS.dsync),
    nonblock: has(BITS.nonblock),
    rsync: has(BITS.rsync),
    sync: has(BITS.sync),
  };
}

/** WASI's bits for `flags`; those that aren't named stay as they are in `bits`. */
export function fdflagsOf(flags: Partial<Flags>, bits = 0): number {
  for (const [name, bit] of Object.entries(BITS)) {
    const on = flags[name as keyof Flags];
    if (on !== undefined) bits = on ? bits | bit : bits & ~bit;
  }
  return bits;
}
