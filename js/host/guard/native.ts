import { createRequire } from "node:module";
import type { WASI as NodeWasi, WASIOptions } from "node:wasi";
import type { Preview1Functions } from "../wasi-common/functions.js";

export type { WASIOptions };

/** Node's WASI. It is loaded on first use, without the warning that it is experimental. */
export function newNodeWasi(options: WASIOptions): NodeWasi {
  return new (load().WASI)(options);
}

/**
 * The functions of Node's WASI, as functions of JavaScript. A module that imports the native ones themselves calls them
 * by V8's shorter way, on which Node 20 ends the process after some hundred instances. What is an i32 to the module is a
 * number from 0 on to Node.
 */
export function calledFromJavaScript(native: Preview1Functions): Preview1Functions {
  const unsigned = (value: unknown) => (typeof value === "number" ? value >>> 0 : value);
  const entries = Object.entries(native as unknown as Record<string, (...args: unknown[]) => unknown>);
  const all = Object.fromEntries(
    entries.map(([name, call]) => [name, (...args: unknown[]) => call(...args.map(unsigned))]),
  );
  return {
    ...(all as unknown as Preview1Functions),
    // The hot ones without arrays of arguments.
    fd_read: (fd, iovs, count, nread) => native.fd_read(fd, iovs >>> 0, count >>> 0, nread >>> 0),
    fd_write: (fd, iovs, count, nwritten) => native.fd_write(fd, iovs >>> 0, count >>> 0, nwritten >>> 0),
    fd_pread: (fd, iovs, count, offset, nread) => native.fd_pread(fd, iovs >>> 0, count >>> 0, offset, nread >>> 0),
    fd_pwrite: (fd, iovs, count, offset, nwritten) =>
      native.fd_pwrite(fd, iovs >>> 0, count >>> 0, offset, nwritten >>> 0),
    fd_seek: (fd, offset, whence, result) => native.fd_seek(fd, offset, whence, result >>> 0),
    fd_tell: (fd, result) => native.fd_tell(fd, result >>> 0),
  };
}

let loaded: typeof import("node:wasi") | undefined;

function load(): typeof import("node:wasi") {
  return (loaded ??= withoutExperimentalWarning(() => createRequire(import.meta.url)("node:wasi")));
}

/** Node warns while it loads the module; this is the only moment at which we can keep it quiet. */
function withoutExperimentalWarning<T>(loadModule: () => T): T {
  const emitWarning = process.emitWarning;
  const quieter = (warning: string | Error, ...rest: unknown[]): void => {
    if (rest[0] === "ExperimentalWarning" && String(warning).includes("WASI")) return;
    Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
  process.emitWarning = quieter as typeof process.emitWarning;
  try {
    return loadModule();
  } finally {
    process.emitWarning = emitWarning;
  }
}
