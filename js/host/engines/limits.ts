import { badOption } from "../errors.js";

/** What a program may use up before it is stopped. Default: no limit. */
export interface Limits {
  /** How long it may run, in milliseconds. */
  timeout?: number;
  /** How large its memory may become, in bytes. */
  maxMemory?: number;
  /** How many instructions it may carry out, as the engine counts them. */
  fuel?: number;
  /**
   * Where a program with limits runs on the engine `node`: in a thread, or in a process. A process takes some 50 ms more to start, and
   * can be ended whatever the program does; V8 never interrupts a loop of `memory.fill`, for one. Default: "thread".
   */
  isolation?: "thread" | "process";
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
  const { isolation } = limits;
  if (isolation === undefined) return;
  if (isolation !== "thread" && isolation !== "process")
    throw badOption(`the option \`isolation\` must be "thread" or "process", and is ${JSON.stringify(isolation)}`);
  if (!known.includes("isolation")) throw badOption(`the engine ${engine.name} has no option \`isolation\``);
}
