import type { Errno } from "../../shared.js";
import { errnoOf } from "./errors.js";

export { codeOf } from "./errors.js";

/** Thrown inside a call of the guest to make it fail with an errno. */
export class Refusal {
  constructor(readonly errno: Errno) {}
}

/** Makes the guest's call fail with `errno`. */
export function refuse(errno: Errno): never {
  throw new Refusal(errno);
}

/** Returns the errno for what a call has thrown. Rethrows errors of the host itself. */
export function errnoOfThrown(error: unknown): Errno {
  return error instanceof Refusal ? error.errno : errnoOf(error);
}
