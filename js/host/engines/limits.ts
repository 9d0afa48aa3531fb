import { badOption } from "../errors.js";
import { isNode } from "../platform.js";
import type { NamesOf } from "../wasi-common/options.js";

/** The limits of a program. A program that exceeds one is stopped. Default: no limit. */
export interface Limits {
  /** How long it may run, in milliseconds. */
  timeout?: number;
  /** The largest size of its memory, in bytes. */
  maxMemory?: number;
  /** The most instructions that it may execute, as the engine counts them. */
  fuel?: number;
  /**
   * Where the engine `node` runs a program with limits. A process takes about 50 ms longer to start, but can always
   * be ended; V8 never interrupts some loops, such as one of `memory.fill`, in a thread. Default: "thread".
   */
  isolation?: "thread" | "process";
}

const here = isNode ? "" : " outside of Node: use the engine wasmtime";

export const LIMITS = { timeout: true, maxMemory: true, fuel: true, isolation: true } satisfies NamesOf<Limits>;

/** Fails for invalid limits, and for limits that `engine` doesn't support; `known` lists those that it supports. */
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
    if (!known.includes(name)) throw badOption(`the engine ${engine.name} has no limit \`${name}\`${here}`);
  }
  const { isolation } = limits;
  if (isolation === undefined) return;
  if (isolation !== "thread" && isolation !== "process")
    throw badOption(`the option \`isolation\` must be "thread" or "process", and is ${JSON.stringify(isolation)}`);
  if (!known.includes("isolation")) throw badOption(`the engine ${engine.name} has no option \`isolation\`${here}`);
}
