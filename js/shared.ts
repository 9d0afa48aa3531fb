// The one way from TypeScript to what it shares with the AssemblyScript library: assembly/shared/.

import {
  Fdflags as SomeFdflags,
  Fstflags as SomeFstflags,
  Lookupflags as SomeLookupflags,
  Oflags as SomeOflags,
  Rights as SomeRights,
} from "../assembly/shared/preview1.js";
import { SpecialTime as Special } from "../assembly/shared/bridge.js";

export {
  Access,
  Chunk,
  DescriptionAt,
  Holders,
  LockRecordAt,
  PollRecordAt,
  SlotAt,
  TableAt,
  WalkRecordAt,
} from "../assembly/shared/bridge.js";
export { Errno, errnoMessage, errnoName } from "../assembly/shared/errno.js";
export { Owner as OwnerTag, ownerName } from "../assembly/shared/owner.js";
export { TraceEvent, TraceFd, TraceRecordAt } from "../assembly/shared/trace.js";
export { PollFlags } from "../assembly/shared/poll.js";
export {
  Advice,
  ClockId,
  Eventrwflags,
  EventType,
  Filetype,
  filetypeName,
  Subclockflags,
  Whence,
} from "../assembly/shared/preview1.js";
export {
  DirentAt,
  EventAt,
  FdstatAt,
  FilestatAt,
  IovecAt,
  PrestatAt,
  Size,
  SubscriptionAt,
} from "../assembly/shared/records.js";

/** The names of an enumeration with their numbers. */
type Numbers<E> = { readonly [Name in keyof E & string]: number };

/** The names of an enumeration with their numbers, without the way back that tsc adds. */
function numbers<E extends object>(enumeration: E): Numbers<E> {
  const entries = Object.entries(enumeration).filter(([, value]) => typeof value === "number");
  return Object.fromEntries(entries) as Numbers<E>;
}

/** Flags, and all of them together as `ALL`. */
function withAll<E extends object>(flags: E): Numbers<E> & { readonly ALL: number } {
  const known = numbers(flags);
  return { ...known, ALL: Object.values<number>(known).reduce((all, flag) => all | flag, 0) };
}

export const Fdflags = withAll(SomeFdflags);
export const Fstflags = withAll(SomeFstflags);
export const Lookupflags = withAll(SomeLookupflags);
export const Oflags = withAll(SomeOflags);

/** The rights, which wasm passes as 64 bits. */
export const Rights = Object.fromEntries(
  Object.entries(withAll(SomeRights)).map(([name, bits]) => [name, BigInt(bits)]),
) as { readonly [Name in keyof typeof SomeRights | "ALL"]: bigint };

/** The two values that stand for no time. */
export const SpecialTime = {
  NOW: BigInt.asUintN(64, BigInt(Special.NOW)),
  OMIT: BigInt.asUintN(64, BigInt(Special.OMIT)),
} as const;
