// What `npm run build` runs for the component: bindings from wit/, the core module from them and assembly/component/,
// the component from that, and JavaScript with types from the component.
//
//   wit/ ─ bindgen → assembly/component/bindings/ ─ asc → (core module) ─ componentize → dist/io-lifetimes.component.wasm
//        ─ jco transpile → dist/component/

import { transpile } from "@bytecodealliance/jco";
import asc from "assemblyscript/asc";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bindgen, componentize } from "../js/bindgen/index.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const wit = { path: join(root, "wit") };
const world = "library";

/** Files of the host go to our wasi:filesystem; the rest of WASI stays preview2-shim's. */
const map = { "wasi:filesystem/*": "as-io-lifetimes/wasi/filesystem#*" };

const bindings = join(root, "assembly/component/bindings");
writeAll(bindings, (await bindgen({ wit, world })).bindings);
const component = await componentize(await compile(), { wit, world });
writeFileSync(join(root, "dist/io-lifetimes.component.wasm"), component);
const { files } = await transpile(component, { name: "io-lifetimes", map, minify: true });
writeAll(join(root, "dist/component"), Object.entries(files));

/** Writes files by their paths in a folder, which holds nothing else then. */
function writeAll(folder: string, files: Iterable<[string, string | Uint8Array]>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

async function compile(): Promise<Uint8Array> {
  let wasm: Uint8Array | undefined;
  const entry = "assembly/component/bindings/index.ts";
  const args = [entry, "--baseDir", root, "--config", "asconfig.json", "--target", "release", "--exportStart", "_initialize", "--outFile", "out.wasm"];
  const { error, stderr } = await asc.main(args, {
    writeFile(name, contents) {
      if (name === "out.wasm") wasm = contents as Uint8Array;
    },
  });
  if (error || !wasm) throw new Error(`asc ${entry}: ${error?.message}\n${stderr}`);
  return wasm;
}
