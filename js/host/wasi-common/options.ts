import { realpathSync, statSync } from "node:fs";
import { badOption } from "../errors.js";
import type { GivenSocket } from "../sockets/lent.js";
import type { StreamOptions } from "./stdio.js";

/** A directory of the host, with what may be done to it. */
export interface PreopenOptions {
  path: string;
  /** The guest can change nothing there: such a call gives `perm`. Default: false. */
  readOnly?: boolean;
}

/** What a guest gets to see of the world. */
export interface WasiOptions extends StreamOptions {
  /** The arguments, the program's name first. Default: none. */
  args?: readonly string[];
  /** The environment. Default: empty. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Directories of the host by the name under which the guest sees them. Default: none. */
  preopens?: Readonly<Record<string, string | PreopenOptions>>;
  /**
   * Sockets that the guest gets, in this order: `Socket.given(0)` is the first. They are lent: the guest closes a descriptor
   * of its own, and yours stay open. Linux only, needs the package koffi, and the engine `node` or `wasmtime`. Default: none.
   */
  sockets?: readonly GivenSocket[];
  /**
   * The most bytes that the guest may write to the files below its preopens, and by which it may grow them otherwise, in all;
   * a call that may create a name counts 4,096. What is overwritten or removed counts as well. Beyond it a call fails with
   * `dquot`. On the engines `node`, `node:wasi` and `wasmtime`. Default: no limit.
   */
  maxDisk?: number;
}

export function checkedArgs(args: readonly string[] = []): string[] {
  return args.map((arg, index) => {
    if (typeof arg !== "string") throw badOption(`args[${index}] is no string`);
    if (arg.includes("\0")) throw badOption(`args[${index}] has a NUL in it`);
    return arg;
  });
}

export function checkedEnv(env: Readonly<Record<string, string | undefined>> = {}): Record<string, string> {
  const checked: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) continue;
    if (name === "" || /[=\0]/.test(name)) throw badOption(`${JSON.stringify(name)} can't be the name of a variable`);
    if (typeof value !== "string") throw badOption(`env.${name} is no string`);
    if (value.includes("\0")) throw badOption(`env.${name} has a NUL in it`);
    checked[name] = value;
  }
  return checked;
}

/** A preopen: its name for the guest, and its directory with all links resolved. */
export interface Preopen {
  readonly name: string;
  readonly host: string;
  readonly readOnly: boolean;
}

export function checkedPreopens(preopens: WasiOptions["preopens"] = {}): Preopen[] {
  return Object.entries(preopens).map(([name, given]) => {
    const { path: directory, readOnly = false } = typeof given === "string" ? { path: given } : (given ?? {});
    if (name === "" || name.includes("\0")) throw badOption(`${JSON.stringify(name)} is no name for a preopen`);
    if (typeof directory !== "string") throw badOption(`the preopen ${JSON.stringify(name)} is for no string`);
    if (typeof readOnly !== "boolean")
      throw badOption(`\`readOnly\` of the preopen ${JSON.stringify(name)} is no boolean`);
    const subject = `can't preopen ${JSON.stringify(directory)} as ${JSON.stringify(name)}`;
    let host: string;
    try {
      host = realpathSync.native(directory);
    } catch (cause) {
      throw badOption(`${subject}: ${(cause as Error).message}`);
    }
    if (!statSync(host).isDirectory()) throw badOption(`${subject}: it is no directory`);
    return { name, host, readOnly };
  });
}

/** Refuses the options that need a preview1 of ours, for a guest whose WASI is another. */
export function checkForeignWasi({ sockets, maxDisk }: WasiOptions, wasi: string): void {
  const given = sockets && sockets.length !== 0 ? "sockets" : maxDisk !== undefined ? "maxDisk" : undefined;
  if (given !== undefined)
    throw badOption(`the option \`${given}\` can't be kept by ${wasi}: use the engine node or wasmtime`);
}
