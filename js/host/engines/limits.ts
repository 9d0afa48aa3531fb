import { badOption } from "../errors.js";

/** What a program may use up before it is stopped. Default: no limit. */
export interface Limits {
  /** How long it may run, in milliseconds. */
  timeout?: number;
  /** How large its memory may become, in bytes. */
  maxMemory?: number;
  /** How many instructions it may carry out, as the engine counts them. */
  fuel?: number;
}

/** Refuses limits that make no sense, and those that `engine` can't keep; `known` are those that it can. */
export function checkLimits(
  engine: { readonly name: string; readonly limits: readonly (keyof Limits)[] },
  limits: Limits,
  known = engine.limits,
): void {
  for (const name of ["timeout", "maxMemory", "fuel"] as const) {
    const value = limits[name];
    if (value === undefined) continue;
    if (typeof value !== "number" || !Number.isSafeInteger(value) || value <= 0) {
      throw badOption(`the option \`${name}\` must be a whole number above 0, and is ${String(value)}`);
    }
    if (!known.includes(name)) throw badOption(`the engine ${engine.name} has no limit \`${name}\``);
  }
}
