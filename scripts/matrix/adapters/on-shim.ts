// Runs a command on @bjorn3/browser_wasi_shim, which has files in memory. It imports nothing, so a page can load it as well.

import type { Tree } from "../tree.js";

/** What is used of the package. */
export interface Shim {
  File: new (data: Uint8Array) => { data: Uint8Array };
  Directory: new (entries: Map<string, unknown>) => { contents: Map<string, unknown> };
  OpenFile: new (file: unknown) => unknown;
  ConsoleStdout: new (write: (bytes: Uint8Array) => void) => unknown;
  PreopenDirectory: new (name: string, entries: Map<string, unknown>) => { dir: { contents: Map<string, unknown> } };
  WASI: new (
    args: string[],
    env: string[],
    fds: unknown[],
    options: object,
  ) => { wasiImport: WebAssembly.ModuleImports; start(instance: WebAssembly.Instance): number };
}

export interface Job {
  readonly module: Uint8Array;
  readonly args: readonly string[];
  readonly stdin: Uint8Array;
  /** The files that the command sees as ".". */
  readonly files: Tree;
}

export interface Done {
  /** The exit code; 134 after a trap. */
  readonly exitCode: number;
  readonly stdout: readonly Uint8Array[];
  readonly stderr: readonly Uint8Array[];
  /** The files that are there afterwards. */
  readonly files: Tree;
}

/** Runs a command to its end. */
export async function runOnShim(shim: Shim, { module, args, stdin, files }: Job): Promise<Done> {
  const directory = new shim.PreopenDirectory(".", entriesOf(shim, files));
  const [stdout, stderr]: [Uint8Array[], Uint8Array[]] = [[], []];
  const output = (chunks: Uint8Array[]) => new shim.ConsoleStdout((bytes) => void chunks.push(bytes.slice()));
  const streams = [new shim.OpenFile(new shim.File(stdin)), output(stdout), output(stderr)];
  const wasi = new shim.WASI(["module", ...args], [], [...streams, directory], { debug: false });
  const imports = { wasi_snapshot_preview1: wasi.wasiImport };
  const { instance } = await WebAssembly.instantiate(module as BufferSource, imports);
  let exitCode = 134;
  try {
    exitCode = wasi.start(instance);
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
  }
  return { exitCode, stdout, stderr, files: treeOf(shim, directory.dir.contents) };
}

function entriesOf(shim: Shim, files: Tree): Map<string, unknown> {
  const item = (content: Uint8Array | Tree) =>
    content instanceof Uint8Array ? new shim.File(content) : new shim.Directory(entriesOf(shim, content));
  return new Map(Object.entries(files).map(([name, content]) => [name, item(content)]));
}

function treeOf(shim: Shim, contents: Map<string, unknown>): Tree {
  const files: Tree = {};
  for (const [name, item] of contents)
    files[name] = item instanceof shim.Directory ? treeOf(shim, item.contents) : (item as { data: Uint8Array }).data;
  return files;
}

/** Writes a value with bytes in it as JSON. */
export function encode(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key) {
    const one = this[key]; // not the second argument, which is what a Buffer's `toJSON` returns
    return one instanceof Uint8Array ? { bytes: [...one] } : one;
  });
}

/** Reads what `encode` wrote. */
export function decode(text: string): unknown {
  return JSON.parse(text, (_, one: { bytes?: unknown } | null) =>
    Array.isArray(one?.bytes) ? Uint8Array.from(one.bytes as number[]) : one,
  );
}
