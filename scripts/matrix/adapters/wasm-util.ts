// Runs a command on the WASI of @tybys/wasm-util over node:fs:
//
//   node wasm-util.js PACKAGE MODULE ARGUMENT...

import * as fs from "node:fs";
import { pathToFileURL } from "node:url";

/** What is used of the package. */
interface WasmUtil {
  WASI: new (options: object) => {
    wasiImport: WebAssembly.ModuleImports;
    start(instance: WebAssembly.Instance): number;
  };
}

const [entry, module, ...args] = process.argv.slice(2);
const { WASI } = (await import(pathToFileURL(entry!).href)) as WasmUtil;
const wasi = new WASI({
  version: "preview1",
  args: ["module", ...args],
  preopens: { ".": process.cwd() },
  fs,
  returnOnExit: true,
  print: (text: string) => fs.writeSync(1, `${text}\n`),
  printErr: (text: string) => fs.writeSync(2, `${text}\n`),
});
try {
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(module!), {
    wasi_snapshot_preview1: wasi.wasiImport,
  });
  process.exitCode = wasi.start(instance);
} catch (error) {
  if (!(error instanceof WebAssembly.RuntimeError)) throw error;
  process.exitCode = 134;
}
