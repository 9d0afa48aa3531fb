// @trusted: raw calls of WASI 0.3, and memory by address
// Waiting for one thing in the host, which holds up the instance meanwhile.

import { waitableJoin, waitableSetNew, waitableSetPoll, waitableSetWait } from "../async/builtins";

// @ts-ignore: decorator
@lazy const event = memory.data(8, 4);

let set: i32 = 0;

/** Blocks until what was begun on a waitable has ended. Returns its code. */
export function waitFor(waitable: i32): i32 {
  if (!set) set = waitableSetNew();
  waitableJoin(waitable, set);
  waitableSetWait(set, event);
  waitableJoin(waitable, 0);
  return load<i32>(event, 4);
}

/** Returns the code of what was begun on a waitable, or `BLOCKED` if it hasn't ended. */
export function poll(waitable: i32): i32 {
  if (!set) set = waitableSetNew();
  waitableJoin(waitable, set);
  const kind = waitableSetPoll(set, event);
  waitableJoin(waitable, 0);
  return kind ? load<i32>(event, 4) : BLOCKED;
}

// @ts-ignore: decorator
@inline const BLOCKED: i32 = -1;
