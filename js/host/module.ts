import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { badModule, badOption } from "./errors.js";
import type { Guard } from "./guard/guard.js";

/** A module: its bytes, the module itself, or where its file is (a path or a file: URL). */
export type ModuleSource = BufferSource | WebAssembly.Module | string | URL;

export interface LoadedModule {
  readonly module: WebAssembly.Module;
  /** The name of the file, where it came from one. */
  readonly name: string | undefined;
}

export async function loadModule(source: ModuleSource): Promise<LoadedModule> {
  if (source instanceof WebAssembly.Module) return { module: source, name: undefined };
  if (typeof source !== "string" && !(source instanceof URL)) {
    if (!(source instanceof ArrayBuffer) && !ArrayBuffer.isView(source)) {
      throw badOption("the module is given as none of: path, URL, bytes, WebAssembly.Module");
    }
    return { module: compile(source, "what was given"), name: undefined };
  }
  if (source instanceof URL && source.protocol !== "file:") {
    throw badOption(`can't load ${source.href}: only file: URLs`);
  }
  const path = typeof source === "string" ? source : fileURLToPath(source);
  return { module: compile(await read(path), path), name: basename(path) };
}

async function read(path: string): Promise<BufferSource> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw badModule(`can't read the module ${path}: ${(cause as Error).message}`, cause);
  }
}

function compile(bytes: BufferSource, subject: string): WebAssembly.Module {
  const header = ArrayBuffer.isView(bytes)
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : Buffer.from(bytes);
  if (header.toString("latin1", 0, 4) !== "\0asm") {
    throw badModule(`${subject} is no WebAssembly: it doesn't start with "\\0asm"`);
  }
  if (header[6] === 1) throw badModule(`${subject} is a component; this runs core modules on Node's WASI`);
  try {
    return new WebAssembly.Module(bytes);
  } catch (cause) {
    throw badModule(`${subject} is no valid module: ${(cause as Error).message}`, cause);
  }
}

const PREVIEW1 = "wasi_snapshot_preview1";

/**
 * What a module is given: preview1 from `guard`, and the embedder's own `imports`. What it imports beside these is
 * named in the error, and so is a memory that it doesn't export.
 */
export function importsFor(module: WebAssembly.Module, guard: Guard, imports: WebAssembly.Imports = {}): WebAssembly.Imports {
  const all: WebAssembly.Imports = { ...imports, [PREVIEW1]: guard.imports as unknown as WebAssembly.ModuleImports };
  checkModule(module, all);
  return all;
}

function checkModule(module: WebAssembly.Module, imports: WebAssembly.Imports): void {
  const foreign = WebAssembly.Module.imports(module).filter(
    ({ module, name, kind }) => !(name in (imports[module] ?? {})) || (module === PREVIEW1 && kind !== "function"),
  );
  if (foreign.length > 0) throw badModule(foreignImports(foreign.map(({ module, name }) => `${module}.${name}`)));
  if (!exports(module, "memory", "memory")) {
    throw badModule("the module exports no memory named `memory`, which WASI needs");
  }
}

export function exports(module: WebAssembly.Module, name: string, kind: WebAssembly.ImportExportKind): boolean {
  return WebAssembly.Module.exports(module).some((item) => item.name === name && item.kind === kind);
}

/** Imports that AssemblyScript's standard library makes when nothing is there to replace them. */
const ASSEMBLYSCRIPT = /^env\.(abort|trace|seed|console\.|Date\.|performance\.|process\.|crypto\.)/;

function foreignImports(names: string[]): string {
  const message = `the module imports what WASI preview1 doesn't have: ${names.join(", ")}`;
  if (!names.some((name) => ASSEMBLYSCRIPT.test(name))) return message;
  const advice = 'let its asconfig.json say "extends": "as-io-lifetimes/asconfig.json", so that it needs no `env`';
  return `${message}; ${advice}`;
}
