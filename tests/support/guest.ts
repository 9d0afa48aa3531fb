import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Test } from "uvu";
import * as assert from "uvu/assert";
import { guarded, initialize } from "../../js/host/engines/v8.js";
import { createGuard } from "../../js/host/guard/guard.js";
import type { Leak } from "../../js/host/wasi-common/leaks.js";
import type { Preview1Functions } from "../../js/host/wasi-common/functions.js";
import type { Wasi } from "../../js/host/wasi-common/wasi.js";
import type { WasiOptions } from "../../js/host/wasi-common/options.js";
import { TrapError } from "../../js/host/errors.js";
import { compile } from "./asc.js";

export interface GuestTests {
  /** Fills the temporary directory that the guest sees as ".", before each test. */
  setup?(dir: string): void;
  /** Looks at the directory after a test, by the name of its function. */
  after?: Record<string, (dir: string) => void>;
  /** Functions that must trap, with a text that must then be on standard error. */
  traps?: Record<string, string>;
  /** All that a function writes to standard output, or what it must look like; the others must write nothing. */
  stdout?: Record<string, string | RegExp>;
  /** All that a function writes to standard error; the others must write nothing unless they trap. */
  stderr?: Record<string, string>;
  /** Functions that leave descriptors open. The others must not. */
  leaks?: string[];
  /** The functions that are called. Default: all. */
  only?: string[];
  /** Other options for the guard than those of `openGuest`. */
  options?(dir: string): WasiOptions;
  /** Replaces functions of WASI; they get the guest's memory once it is there. */
  imports?(wasi: Preview1Functions, memory: () => DataView): Partial<Preview1Functions>;
  /** Arguments for asc. */
  asc?: string[];
}

/**
 * Compiles an AssemblyScript file and makes a test of every function that it exports without parameters, named
 * by the words in the function's name. Each runs in an instance and a temporary directory of its own.
 */
export async function guestTests(suite: Test, entry: string, options: GuestTests = {}): Promise<void> {
  const module = await compileGuest(entry, options.asc);
  const all = niladicFunctions(module),
    names = options.only ?? all;
  for (const name of names) assert.ok(all.includes(name), `${entry} exports no function ${name}`);
  assert.ok(names.length > 0, `${entry} exports no function without parameters`);
  const { after, traps, stdout, stderr, leaks } = options;
  for (const name of [
    ...[after, traps, stdout, stderr].flatMap((byName) => Object.keys(byName ?? {})),
    ...(leaks ?? []),
  ]) {
    assert.ok(names.includes(name), `${entry} exports no function ${name}`);
  }
  for (const name of names) suite(sentence(name), () => runTest(module, name, options));
}

function runTest(module: WebAssembly.Module, name: string, options: GuestTests): void {
  const { traps, leaks: leaking = [], after } = options;
  using guest = openGuest(module, options);
  const error = trapOf(() => guarded(() => guest.call(name)));
  const text = traps?.[name];
  if (text === undefined) {
    if (error) {
      error.message = guest.stderr() + error.message;
      throw error;
    }
    assert.is(guest.stderr(), options.stderr?.[name] ?? "");
    const stdout = options.stdout?.[name] ?? "";
    if (typeof stdout === "string") assert.is(guest.stdout(), stdout);
    else assert.match(guest.stdout(), stdout);
    const leaks = guest.guard.sweep();
    if (!leaking.includes(name)) assert.equal(leaks.map(String), [], "it left something open");
  } else {
    assert.ok(error, `it didn't trap; it should have said: ${text}`);
    assert.ok(guest.stderr().includes(text), `it should have said: ${text}\nit said: ${guest.stderr()}`);
  }
  after?.[name]?.(guest.dir);
}

function trapOf(work: () => void): TrapError | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof TrapError) return error;
    throw error;
  }
  return undefined;
}

/** Compiles an AssemblyScript file to a module. */
export async function compileGuest(entry: string, options: string[] = []): Promise<WebAssembly.Module> {
  return new WebAssembly.Module((await compile(entry, options)) as BufferSource);
}

/** An instance behind a guard, with a directory of its own. */
export interface Guest extends Disposable {
  readonly guard: Wasi;
  readonly instance: WebAssembly.Instance;
  /** The directory on the host. */
  readonly dir: string;
  /** Calls an exported function; a trap comes out as the engine throws it. */
  call(name: string, ...args: (number | bigint)[]): number;
  /** What it has written so far. */
  stdout(): string;
  stderr(): string;
  /** Closes all that it has open. Gives what it left open itself. */
  sweep(): Leak[];
}

/**
 * Instantiates a module with a fresh temporary directory as ".", empty standard input and outputs that are
 * kept, and initializes it. At the end of its scope everything is closed and removed.
 */
export function openGuest(
  module: WebAssembly.Module,
  { setup, options, imports }: Pick<GuestTests, "setup" | "options" | "imports"> = {},
): Guest {
  const dir = mkdtempSync(join(tmpdir(), "as-io-lifetimes-"));
  const remove = () => rmSync(dir, { recursive: true, force: true });
  try {
    setup?.(dir);
    const guard = createGuard({
      preopens: { ".": dir },
      stdin: "ignore",
      stdout: "buffer",
      stderr: "buffer",
      ...options?.(dir),
    });
    const memory = () => new DataView((instance.exports["memory"] as WebAssembly.Memory).buffer);
    const wasi = { ...guard.imports, ...imports?.(guard.imports, memory) };
    const instance: WebAssembly.Instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasi as never });
    initialize(guard, instance);
    return {
      guard,
      instance,
      dir,
      call: (name, ...args) => (instance.exports[name] as (...args: (number | bigint)[]) => number)(...args),
      stdout: () => Buffer.from(guard.stdout ?? []).toString(),
      stderr: () => Buffer.from(guard.stderr ?? []).toString(),
      sweep: () => guard.sweep(),
      [Symbol.dispose]() {
        guard.sweep();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Exported functions without parameters, but for `_initialize` and the like. */
export function niladicFunctions(module: WebAssembly.Module): string[] {
  const imports: Record<string, Record<string, () => number>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => 0;
  const { exports } = new WebAssembly.Instance(module, imports);
  return Object.keys(exports).filter((name) => {
    const item = exports[name];
    return !name.startsWith("_") && typeof item === "function" && item.length === 0;
  });
}

/** "staleReadIsEBADF" as "stale read is EBADF". */
export function sentence(name: string): string {
  const words = name.match(/[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]|\d+/g) ?? [name];
  return words.map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase())).join(" ");
}
