// koffi calls C functions. It is an optional peer dependency; a feature that needs it fails with advice if it is missing.

import { createRequire } from "node:module";

/** The part of koffi that the host uses. koffi's own types would force everyone who compiles against ours to install it. */
export interface Koffi {
  /** Loads a library; null means this process. */
  load(path: string | null): LoadedLibrary;
  proto(definition: string): unknown;
  pointer(type: unknown): unknown;
  /** Registers a callback, which lives until it is unregistered. */
  register(work: (...args: never[]) => unknown, type: unknown): Pointer;
  /** Returns the memory at an address, without copying it. */
  view(pointer: Pointer, size: number): ArrayBuffer;
  /** Returns the address of memory of JavaScript. */
  address(memory: Uint8Array): Pointer;
  /** Returns the errno of the last call. */
  errno(): number;
}

export interface LoadedLibrary {
  func(name: string, result: string, params: string[]): (...args: never[]) => unknown;
}

/** An address. A null pointer is passed as 0n and returned as null. */
export type Pointer = bigint;

const require = createRequire(import.meta.url);

let isLoaded = false;

/** Whether koffi is in use in this thread already. */
export function isKoffiLoaded(): boolean {
  return isLoaded;
}

/** Loads koffi. If that fails, throws the error that `because` makes of the reason. */
export function loadKoffi(because: (reason: string, cause: unknown) => Error): Koffi {
  try {
    const koffi = require("koffi") as Koffi;
    isLoaded = true;
    return koffi;
  } catch (cause) {
    throw because(
      `koffi, which isn't there (${(cause as Error).message.split("\n")[0]}): \`npm install koffi\` gets it`,
      cause,
    );
  }
}
