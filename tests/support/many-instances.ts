// Runs a program that reads, writes and allocates in as many instances as asked for, one after the other, each behind
// the guard: `node many-instances.js 1000`. With "bare" behind the number, on Node's WASI as it is.
import { openBare } from "./bare.js";
import { compileGuest, openGuest } from "./guest.js";

const [count, bare] = [Number(process.argv[2]), process.argv[3] === "bare"];
const modules = [];
for (const name of ["reader", "lines", "writer", "copy"]) {
  modules.push(await compileGuest(`tests/guest/buffer/${name}.ts`, ["--target", "release", "--enable", "simd"]));
}
for (let done = 0; done < count;) {
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
console.log(`${count} instances`);

function run(module: WebAssembly.Module, name: string): void {
  using guest = bare ? openBare(module) : openGuest(module);
  guest.call(name);
}
