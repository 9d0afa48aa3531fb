import { codeOf } from "./refusal.js";
import { checkDeadline } from "./sleep.js";

/** Repeats work that a signal has interrupted. Of the calls of node:fs only reads need it: libuv repeats the others. */
export function uninterrupted<T>(work: () => T): T {
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (codeOf(error) !== "EINTR") throw error;
      checkDeadline();
    }
  }
}
