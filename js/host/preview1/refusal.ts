import type { Errno } from "../../shared.js";
import { errnoOf } from "../wasi-common/errors.js";

/** What ends a call with an errno, thrown from deep inside it. */
export class Refusal {
  constructor(readonly errno: Errno) {}
}

export function refuse(errno: Errno): never {
  throw new Refusal(errno);
}

/** The errno for what a call has thrown; what is an error of ours is thrown on. */
export function errnoOfThrown(error: unknown): Errno {
  return error instanceof Refusal ? error.errno : errnoOf(error);
}

/** The code of an error of node:fs. */
export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}
