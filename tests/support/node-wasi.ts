// Runs a command module on Node's WASI as its documentation shows, with nothing of ours in between:
//
//   node node-wasi.js MODULE DIRECTORY
//
// The module sees the directory as ".". Ends with the module's exit code, and with 134 after a trap.

import { readFile } from "node:fs/promises";
import { WASI } from "node:wasi";

const [path, directory] = process.argv.slice(2);
const wasi = new WASI({ version: "preview1", args: ["module"], preopens: { ".": directory! } });
const module = await WebAssembly.compile(await readFile(path!));
const imports = { wasi_snapshot_preview1: wasi.wasiImport as WebAssembly.ModuleImports };
try {
  wasi.start(await WebAssembly.instantiate(module, imports));
} catch (error) {
  if (!(error instanceof WebAssembly.RuntimeError)) throw error;
  process.exitCode = 134;
}
