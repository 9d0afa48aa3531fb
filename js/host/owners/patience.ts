import { setImmediate, setTimeout } from "node:timers/promises";
import { IoError } from "../errors.js";

/** The first and the longest time between two tries, in milliseconds. */
const FIRST = 1;
const LONGEST = 50;

/**
 * Does a read or a write and lets other work run before it. While the call fails with "again", as one on a pipe of the module
 * does whose other end has to act first, it is repeated. Returns undefined once `isOver` says so.
 */
export async function patiently(call: () => number, isOver: () => boolean = () => false): Promise<number | undefined> {
  await setImmediate();
  for (let pause = FIRST; !isOver(); pause = Math.min(2 * pause, LONGEST)) {
    try {
      return call();
    } catch (error) {
      if (!(error instanceof IoError) || error.code !== "again") throw error;
    }
    await setTimeout(pause);
  }
  return undefined;
}
