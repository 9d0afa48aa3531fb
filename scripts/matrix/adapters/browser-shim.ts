// Runs a command on @bjorn3/browser_wasi_shim, which has files in memory, as a page would:
//
//   node browser-shim.js PACKAGE MODULE ARGUMENT...
//
// The files of the current directory are copied to memory before, and back afterwards.

import { readFileSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { replaceFiles, tree, type Tree } from "../tree.js";

/** What is used of the package. */
interface Shim {
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

const [entry, module, ...args] = process.argv.slice(2);
const shim = (await import(pathToFileURL(entry!).href)) as Shim;
const entries = (files: Tree): Map<string, unknown> =>
  new Map(
    Object.entries(files).map(([name, content]) => [
      name,
      content instanceof Uint8Array ? new shim.File(content) : new shim.Directory(entries(content)),
    ]),
  );
const output = (fd: number) => new shim.ConsoleStdout((bytes) => void writeSync(fd, bytes));
const directory = new shim.PreopenDirectory(".", entries(tree(".")));
const stdin = new shim.OpenFile(new shim.File(readFileSync(0)));
const wasi = new shim.WASI(["module", ...args], [], [stdin, output(1), output(2), directory], { debug: false });
try {
  const { instance } = await WebAssembly.instantiate(readFileSync(module!), {
    wasi_snapshot_preview1: wasi.wasiImport,
  });
  process.exitCode = wasi.start(instance);
} catch (error) {
  if (!(error instanceof WebAssembly.RuntimeError)) throw error;
  process.exitCode = 134;
}
replaceFiles(".", treeOf(directory.dir.contents));

function treeOf(contents: Map<string, unknown>): Tree {
  const files: Tree = {};
  for (const [name, item] of contents)
    files[name] = item instanceof shim.Directory ? treeOf(item.contents) : (item as { data: Uint8Array }).data;
  return files;
}
