import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newNodeWasi } from "../../js/host/guard/native.js";
import { openInProcess } from "./descriptors.js";

/** An instance on Node's WASI without the guard: numbers of closed descriptors are used again at once. */
export interface BareGuest extends Disposable {
  readonly instance: WebAssembly.Instance;
  /** The directory on the host. */
  readonly dir: string;
  /** Calls an exported function; a trap comes out as the engine throws it. */
  call(name: string, ...args: (number | bigint)[]): number;
  /** What it has written to standard error so far. */
  stderr(): string;
  /** How many descriptors it has open in this process, beside those it began with. */
  open(): number;
}

/**
 * Instantiates and initializes a module with a fresh temporary directory as ".". At the end of its scope all
 * descriptors below 256 are closed and the directory is removed.
 */
export function openBare(module: WebAssembly.Module, setup?: (dir: string) => void): BareGuest {
  const base = mkdtempSync(join(tmpdir(), "as-io-lifetimes-"));
  const dir = join(base, "dir");
  mkdirSync(dir);
  setup?.(dir);
  const stderr = join(base, "stderr");
  const stdio = [openSync("/dev/null", "r"), openSync("/dev/null", "w"), openSync(stderr, "w")] as const;
  const wasi = newNodeWasi({
    version: "preview1",
    stdin: stdio[0],
    stdout: stdio[1],
    stderr: stdio[2],
    preopens: { ".": dir },
  });
  const instance = new WebAssembly.Instance(module, wasi.getImportObject() as WebAssembly.Imports);
  wasi.initialize(instance);
  const before = openInProcess();
  return {
    instance,
    dir,
    call: (name, ...args) => (instance.exports[name] as (...args: (number | bigint)[]) => number)(...args),
    stderr: () => readFileSync(stderr, "utf8"),
    open: () => openInProcess() - before,
    [Symbol.dispose]() {
      const { fd_close } = wasi.wasiImport as { fd_close(fd: number): number };
      for (let fd = 3; fd < 256; fd++) fd_close(fd);
      stdio.forEach((fd) => closeSync(fd));
      rmSync(base, { recursive: true });
    },
  };
}
