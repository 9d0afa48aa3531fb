// wasi:filesystem@0.2 for what jco makes of a component: direct calls of node:fs, where preview2-shim sends each to a
// worker and waits. Paths are resolved by js/host/paths/walk.ts.
//
//   jco transpile app.wasm -o out --map 'wasi:filesystem/*=as-io-lifetimes/wasi/filesystem#*'

import { checkPlatform, type PlatformOptions } from "../platform.js";
import { checkedPreopens, type Preopen } from "../wasi-common/options.js";
import { Descriptor } from "./descriptor.js";
import { DirectoryEntryStream } from "./directory.js";
import { codeOf, type ErrorCode } from "./errors.js";

export type { Descriptor } from "./descriptor.js";
export type { DirectoryEntryStream } from "./directory.js";
export type { ErrorCode } from "./errors.js";

/** The interface wasi:filesystem/types. */
export interface Types {
  readonly Descriptor: typeof Descriptor;
  readonly DirectoryEntryStream: typeof DirectoryEntryStream;
  /** Returns the file-system error with which a stream failed; undefined for any other error. */
  filesystemErrorCode(error: unknown): ErrorCode | undefined;
}

/** The interface wasi:filesystem/preopens. */
export interface Preopens {
  /** Returns the directories that the guest may use. Each call returns new descriptors, which the guest owns. */
  getDirectories(): [Descriptor, string][];
}

/** The interface wasi:filesystem/types. */
export const types: Types = {
  Descriptor,
  DirectoryEntryStream,
  filesystemErrorCode: (error) => codeOf((error as { payload?: unknown } | undefined)?.payload),
};

let shared: readonly Preopen[] = [];

/** The interface wasi:filesystem/preopens, with what `setPreopens` set. */
export const preopens: Preopens = { getDirectories: () => directories(shared) };

/**
 * Sets the directories of the host that guests may use, by the names under which guests see them. There are none by
 * default. Call this first: a guest gets them once, when it first uses a file. It applies to all components of this
 * process; to give one instance its own directories, use `filesystem`.
 */
export function setPreopens(directoriesByName: Readonly<Record<string, string>>, options: PlatformOptions = {}): void {
  checkPlatform(options);
  shared = checkedPreopens(directoriesByName);
}

/**
 * Returns both interfaces, for the imports of one instance that jco's `instantiate` creates. `directoriesByName` is
 * as for `setPreopens`.
 */
export function filesystem(
  directoriesByName: Readonly<Record<string, string>>,
  options: PlatformOptions = {},
): { types: Types; preopens: Preopens } {
  checkPlatform(options);
  const own = checkedPreopens(directoriesByName);
  return { types, preopens: { getDirectories: () => directories(own) } };
}

function directories(preopens: readonly Preopen[]): [Descriptor, string][] {
  return preopens.map(({ name, host }) => [Descriptor.preopen(host), name]);
}
