import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { readInterface, type Interface } from "../wasm/interface.js";
import { badModule, badOption } from "./errors.js";
import { isSameType, preview1Signature, typeText } from "./wasi-common/signatures.js";
import type { Wasi } from "./wasi-common/wasi.js";
import type { Bytes, CompiledModule, Imports } from "./wasm-types.js";

/** The bytes of a module or a component, or the location of its file (a path or a file: URL). */
export type BytesSource = Bytes | string | URL;

/** A module: its bytes, a compiled module, or the location of its file (a path or a file: URL). */
export type ModuleSource = BytesSource | CompiledModule;

export interface LoadedModule {
  /** The name of the file; undefined if the module didn't come from one. */
  readonly name: string | undefined;
  /** The bytes; undefined for a module that V8 has compiled. */
  readonly bytes: Uint8Array | undefined;
  /** The imports and exports with their types; undefined if the bytes aren't known. Fails as `compiled` does. */
  readonly interface: Interface | undefined;
  /** Returns the module compiled by V8, always the same one. Fails if the module is invalid. */
  compiled(): CompiledModule;
}

export async function loadModule(source: ModuleSource): Promise<LoadedModule> {
  if (source instanceof WebAssembly.Module)
    return { name: undefined, bytes: undefined, interface: undefined, compiled: () => source };
  const { bytes, subject, name } = await readModule(source as BytesSource);
  if (bytes[6] === 1) throw badModule(`${subject} is a component; this runs core modules`);
  let module: WebAssembly.Module | undefined;
  let found: Interface | undefined;
  const compiled = () => (module ??= compile(bytes, subject));
  return {
    name,
    bytes,
    get interface() {
      compiled(); // fails if the module is invalid
      return (found ??= interfaceOf(bytes, subject));
    },
    compiled,
  };
}

function interfaceOf(bytes: Uint8Array, subject: string): Interface {
  try {
    return readInterface(bytes);
  } catch (cause) {
    throw badModule(`the types of ${subject} can't be read: ${(cause as Error).message}`, cause);
  }
}

interface ReadModule {
  readonly bytes: Uint8Array;
  /** The description of the module in errors. */
  readonly subject: string;
  readonly name: string | undefined;
}

/** Reads the bytes of a core module or a component. */
export async function readModule(source: BytesSource): Promise<ReadModule> {
  if (typeof source !== "string" && !(source instanceof URL)) {
    if (!(source instanceof ArrayBuffer) && !ArrayBuffer.isView(source)) {
      throw badOption("the module must be a path, a URL, bytes or a WebAssembly.Module");
    }
    return checked(asBytes(source), "what was given", undefined);
  }
  if (source instanceof URL && source.protocol !== "file:") {
    throw badOption(`can't load ${source.href}: only file: URLs`);
  }
  const path = typeof source === "string" ? source : fileURLToPath(source);
  return checked(await read(path), path, basename(path));
}

function checked(bytes: Uint8Array, subject: string, name: string | undefined): ReadModule {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", 0, 4) !== "\0asm") {
    throw badModule(`${subject} is no WebAssembly: it doesn't start with "\\0asm"`);
  }
  return { bytes, subject, name };
}

function asBytes(source: Bytes): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw badModule(`can't read the module ${path}: ${(cause as Error).message}`, cause);
  }
}

function compile(bytes: Uint8Array, subject: string): WebAssembly.Module {
  try {
    return new WebAssembly.Module(bytes as BufferSource);
  } catch (cause) {
    throw badModule(`${subject} is no valid module: ${(cause as Error).message}`, cause);
  }
}

const PREVIEW1 = "wasi_snapshot_preview1";

/**
 * Returns the import object: preview1 from `wasi`, and the embedder's own `imports`. Fails for any other import,
 * which the error names, and for a module that doesn't export its memory. The objects have no prototype, so that a
 * module can't import what JavaScript's objects inherit.
 */
export function importsFor(module: CompiledModule, wasi: Wasi, imports: Imports = {}): Imports {
  const all: Record<string, Record<string, unknown>> = Object.create(null);
  for (const [from, items] of Object.entries(imports)) all[from] = ownOf(items);
  all[PREVIEW1] = ownOf(wasi.imports);
  checkImports(module, all);
  return all;
}

function ownOf(items: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.assign(Object.create(null), items);
}

/** Fails if the module isn't a command. */
export function checkCommand(module: CompiledModule): void {
  if (exports(module, "_start", "function")) return;
  throw badModule(
    exports(module, "_initialize", "function")
      ? "the module is a reactor, it exports `_initialize` and no `_start`: use `instantiate` for it"
      : "the module exports no `_start`, so it is no command: build it with `--exportStart _start`",
  );
}

/** The exported functions that the host itself calls, with their types. */
const ENTRIES: Readonly<Record<string, string>> = {
  _start: "() -> ()",
  _initialize: "() -> ()",
  __setArgumentsLength: "(i32) -> ()",
  __setargc: "(i32) -> ()",
};

/**
 * Fails if the module imports functions of preview1 with types other than those of the specification, or if a
 * function that the host calls has another type. V8 would fail only in the middle of a call. A `WebAssembly.Module`
 * doesn't reveal its types, so it isn't checked.
 */
export function checkTypes({ interface: found }: LoadedModule): void {
  for (const { module, name, type } of found?.imports ?? []) {
    const wanted = module === PREVIEW1 ? preview1Signature(name) : undefined;
    if (!wanted || !type || isSameType(type, wanted)) continue;
    throw badModule(
      `the module imports ${module}.${name} as ${typeText(type)}, and in WASI preview1 it is ${typeText(wanted)}`,
    );
  }
  for (const { name, type } of found?.exports ?? []) {
    if (!type || !Object.hasOwn(ENTRIES, name) || typeText(type) === ENTRIES[name]) continue;
    throw badModule(`the module exports \`${name}\` as ${typeText(type)}: it must be ${ENTRIES[name]}`);
  }
}

function checkImports(module: CompiledModule, imports: Imports): void {
  const foreign = WebAssembly.Module.imports(module).filter(
    ({ module, name, kind }) =>
      !Object.hasOwn(imports, module) ||
      !Object.hasOwn(imports[module]!, name) ||
      (module === PREVIEW1 && kind !== "function"),
  );
  if (foreign.length > 0) throw badModule(foreignImports(foreign.map(({ module, name }) => `${module}.${name}`)));
  if (!exports(module, "memory", "memory")) {
    throw badModule("the module exports no memory named `memory`, which WASI needs");
  }
}

export function exports(module: CompiledModule, name: string, kind: "function" | "memory"): boolean {
  return WebAssembly.Module.exports(module).some((item) => item.name === name && item.kind === kind);
}

/** The imports of AssemblyScript's standard library that must be replaced at compile time. */
const ASSEMBLYSCRIPT = /^env\.(abort|trace|seed|console\.|Date\.|performance\.|process\.|crypto\.)/;

function foreignImports(names: string[]): string {
  const message = `the module imports what WASI preview1 doesn't have: ${names.join(", ")}`;
  if (!names.some((name) => ASSEMBLYSCRIPT.test(name))) return message;
  const advice = 'let its asconfig.json say "extends": "as-io-lifetimes/asconfig.json", so that it needs no `env`';
  return `${message}; ${advice}`;
}
