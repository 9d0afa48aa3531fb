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
  /** What kind of an error of the file system a stream failed with, if it did. */
  filesystemErrorCode(error: unknown): ErrorCode | undefined;
}

/** The interface wasi:filesystem/preopens. */
export interface Preopens {
  /** The directories that the guest may use. Each call gives new descriptors, which the guest owns. */
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
 * Sets which directories of the host guests get to use, by the names under which they see them. There are none before.
 * A guest asks once, when it first uses a file: call this before that. It is for all components of this process; give
 * `filesystem` to an instance of its own.
 */
export function setPreopens(directoriesByName: Readonly<Record<string, string>>, options: PlatformOptions = {}): void {
  checkPlatform(options);
  shared = checkedPreopens(directoriesByName);
}

/** Both interfaces, for the imports of one instance that jco's `instantiate` makes. `directoriesByName` as for `setPreopens`. */
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
