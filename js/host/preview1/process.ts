import { randomFillSync } from "node:crypto";
import { Errno } from "../../shared.js";
import { ExitError } from "../errors.js";
import type { Preview1Functions } from "../wasi-common/functions.js";
import { checkDeadline } from "../wasi-common/sleep.js";
import type { Context } from "./context.js";

type ProcessCalls = Pick<Preview1Functions, "proc_exit" | "proc_raise" | "sched_yield" | "random_get">;

/** The most bytes that node:crypto fills at once. Nothing can stop it meanwhile. */
const MOST_RANDOM = 1 << 24;

/** The calls on the program as a whole. */
export function processCalls(context: Context): ProcessCalls {
  return {
    proc_exit(code) {
      throw new ExitError(code >>> 0);
    },

    // A signal would reach the host's process.
    proc_raise: () => Errno.NOSYS,

    sched_yield: () => Errno.SUCCESS,

    random_get(buf, len) {
      context.range(buf, len);
      const end = (buf >>> 0) + (len >>> 0);
      for (let at = buf >>> 0; at < end; at += MOST_RANDOM) {
        checkDeadline();
        randomFillSync(context.guest.bytes.subarray(at, Math.min(at + MOST_RANDOM, end)));
      }
      return Errno.SUCCESS;
    },
  };
}
