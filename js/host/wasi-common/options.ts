import { realpathSync, statSync } from "node:fs";
import { nearest } from "../../spelling.js";
import { badOption } from "../errors.js";
import type { GivenSocket } from "../sockets/lent.js";
import type { StreamOptions } from "./stdio.js";

/** A directory of the host and its access. */
export interface PreopenOptions {
  path: string;
  /** Makes everything below it read-only for the guest: a call that would change something fails with `perm`. Default: false. */
  readOnly?: boolean;
}

/** What a guest may access. */
export interface WasiOptions extends StreamOptions {
  /** The arguments, beginning with the program's name. Default: none. */
  args?: readonly string[];
  /** The environment variables. Default: none. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Directories of the host, by the names under which the guest sees them. Default: none. */
  preopens?: Readonly<Record<string, string | PreopenOptions>>;
  /**
   * Sockets for the guest, in this order: `Socket.given(0)` is the first. They are lent: the guest gets and closes a
   * descriptor of its own, and yours stay open. Linux only; needs the package koffi, and the engine `node` or
   * `wasmtime`. Default: none.
   */
  sockets?: readonly GivenSocket[];
  /**
   * The most bytes by which the guest may write to, or otherwise grow, files below its preopens, in total. A call
   * that may create a name counts 4,096. Overwritten and removed bytes count as well. A call that would exceed the
   * limit fails with `dquot`. Supported by the engines `node`, `node:wasi` and `wasmtime`. Default: no limit.
   */
  maxDisk?: number;
}

/** The names of an object's options. Made with `satisfies`, it has each name of the type and no other. */
export type NamesOf<Options> = Record<keyof Options, true>;

export const WASI_OPTIONS = {
  args: true,
  env: true,
  preopens: true,
  sockets: true,
  maxDisk: true,
  stdin: true,
  stdout: true,
  stderr: true,
  maxOutput: true,
} satisfies NamesOf<WasiOptions>;

const PREOPEN_OPTIONS = { path: true, readOnly: true } satisfies NamesOf<PreopenOptions>;

/** Refuses what `given` has beside the options `known`; `owner` has the options. */
export function checkNames(given: object, known: Readonly<Record<string, true>>, owner: string): void {
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(known, name)) continue;
    const names = Object.keys(known);
    const meant = nearest(name, names);
    const help = meant === undefined ? `there is: ${names.join(", ")}` : `did you mean \`${meant}\`?`;
    throw badOption(`${owner} has no option ${JSON.stringify(name)}: ${help}`);
  }
}

export function checkedArgs(args: readonly string[] = []): string[] {
  return args.map((arg, index) => {
    if (typeof arg !== "string") throw badOption(`args[${index}] is no string`);
    if (arg.includes("\0")) throw badOption(`args[${index}] has a NUL in it`);
    return arg;
  });
}

export function checkedEnv(env: Readonly<Record<string, string | undefined>> = {}): Record<string, string> {
  const checked: Record<string, string> = Object.create(null);
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
    const options: Partial<PreopenOptions> = typeof given === "string" ? { path: given } : (given ?? {});
    checkNames(options, PREOPEN_OPTIONS, `the preopen ${JSON.stringify(name)}`);
    const { path: directory, readOnly = false } = options;
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

/** Fails for options that need our own preview1, if the guest uses another WASI. */
export function checkForeignWasi({ sockets, maxDisk }: WasiOptions, wasi: string): void {
  const given = sockets && sockets.length !== 0 ? "sockets" : maxDisk !== undefined ? "maxDisk" : undefined;
  if (given !== undefined)
    throw badOption(`the option \`${given}\` can't be kept by ${wasi}: use the engine node or wasmtime`);
}
