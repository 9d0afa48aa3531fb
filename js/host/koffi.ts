// koffi calls C. It is an optional peer dependency: what needs it says so where it isn't there.

import { createRequire } from "node:module";

/** What is used of koffi. With its own types, whoever compiles against ours would need it installed. */
export interface Koffi {
  /** Loads a library; null is this process. */
  load(path: string | null): LoadedLibrary;
  proto(definition: string): unknown;
  pointer(type: unknown): unknown;
  /** Makes a callback, which lives until it is unregistered. */
  register(work: (...args: never[]) => unknown, type: unknown): Pointer;
  /** The memory at an address, without a copy. */
  view(pointer: Pointer, size: number): ArrayBuffer;
  /** Where memory of JavaScript is. */
  address(memory: Uint8Array): Pointer;
  /** The errno of the last call, as a number of C. */
  errno(): number;
}

export interface LoadedLibrary {
  func(name: string, result: string, params: string[]): (...args: never[]) => unknown;
}

/** An address. C's null is 0n where we give it, and null where we get it. */
export type Pointer = bigint;

const require = createRequire(import.meta.url);

/** Loads koffi. Where it isn't there, fails with the error that `because` makes of the reason. */
export function loadKoffi(because: (reason: string, cause: unknown) => Error): Koffi {
  try {
    return require("koffi") as Koffi;
  } catch (cause) {
    throw because(
      `koffi, which isn't there (${(cause as Error).message.split("\n")[0]}): \`npm install koffi\` gets it`,
      cause,
    );
  }
}
