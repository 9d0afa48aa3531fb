// @trusted: raw calls of WASI 0.3, and memory by address
// Waiting for one thing in the host, which holds up the instance meanwhile.

import { BLOCKED, waitableJoin, waitableSetNew, waitableSetPoll, waitableSetWait } from "../async/builtins";

// @ts-ignore: decorator
@lazy const event = memory.data(8, 4);

let set: i32 = 0;

/** A set for all waits: nothing is in it between two of them. */
export function waitables(): i32 {
  if (!set) set = waitableSetNew();
  return set;
}

/** Blocks until what was begun on a waitable has ended. Returns its code. */
export function waitFor(waitable: i32): i32 {
  waitableJoin(waitable, waitables());
  waitableSetWait(set, event);
  waitableJoin(waitable, 0);
  return load<i32>(event, 4);
}

/** Returns the code of what was begun on a waitable with `code`: it may have ended at once, or is waited for. */
export function ended(code: i32, waitable: i32): i32 {
  return code == BLOCKED ? waitFor(waitable) : code;
}

/** Returns the code of what was begun on a waitable, or `BLOCKED` if it hasn't ended. */
export function poll(waitable: i32): i32 {
  waitableJoin(waitable, waitables());
  const kind = waitableSetPoll(set, event);
  waitableJoin(waitable, 0);
  return kind ? load<i32>(event, 4) : BLOCKED;
}
