// Runs a program that reads, writes and allocates in as many instances as asked for, one after the other, each behind
// the guard: `node many-instances.js 1000`. With "bare" behind the number, on Node's WASI as it is.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newNodeWasi } from "../../js/host/guard/native.js";
import { compileGuest, openGuest } from "./guest.js";

const [count, bare] = [Number(process.argv[2]), process.argv[3] === "bare"];
const modules = [];
for (const name of ["reader", "lines", "writer", "copy"]) {
  modules.push(await compileGuest(`tests/guest/buffer/${name}.ts`, ["--target", "release", "--enable", "simd"]));
}
const dir = mkdtempSync(join(tmpdir(), "io-lifetimes-many-"));
try {
  for (let done = 0; done < count; ) {
    for (const module of modules) {
      for (const { name, kind } of WebAssembly.Module.exports(module)) {
        if (kind !== "function" || name.startsWith("_") || done >= count) continue;
        try {
          run(module, name);
        } catch {
          // Some are there to trap.
        }
        done++;
      }
    }
  }
} finally {
  rmSync(dir, { recursive: true });
}
console.log(`${count} instances`);

function run(module: WebAssembly.Module, name: string): void {
  if (!bare) {
    using guest = openGuest(module);
    guest.call(name);
    return;
  }
  const wasi = newNodeWasi({ version: "preview1", preopens: { ".": dir } });
  const instance = new WebAssembly.Instance(module, wasi.getImportObject() as WebAssembly.Imports);
  wasi.initialize(instance);
  (instance.exports[name] as () => void)();
}
