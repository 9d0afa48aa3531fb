// Runs a command on node:wasi (of Node, Deno or Bun) as its documentation shows, with nothing of ours in between:
//
//   node node-wasi.js MODULE ARGUMENT...
//
// The module sees the current directory as ".". Ends with the module's exit code, and with 134 after a trap.

import { readFileSync } from "node:fs";
import { WASI } from "node:wasi";

const [module, ...args] = process.argv.slice(2);
const wasi = new WASI({ version: "preview1", args: ["module", ...args], preopens: { ".": process.cwd() } });
const imports = { wasi_snapshot_preview1: wasi.wasiImport as WebAssembly.ModuleImports };
try {
  const { instance } = await WebAssembly.instantiate(readFileSync(module!), imports);
  process.exitCode = wasi.start(instance);
} catch (error) {
  if (!(error instanceof WebAssembly.RuntimeError)) throw error;
  process.exitCode = 134;
}
