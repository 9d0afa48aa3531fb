// What `npm run build` runs for the component:
//
//   wit/ ─ bindgen → assembly/component/index.ts, bindings/ ─ asc, componentize → dist/io-lifetimes.component.wasm
//        ─ jco transpile → dist/component/, with types and their docs from wit/

import { transpile } from "@bytecodealliance/jco";
import { $init, generateTypes } from "@bytecodealliance/jco-transpile/component";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { witSource } from "./wit.js";
import { makeBindings, makeComponent, root, source } from "./component.js";

/** Files of the host go to our wasi:filesystem; the rest of WASI stays preview2-shim's. */
const map = { "wasi:filesystem/*": "as-io-lifetimes/wasi/filesystem#*" };

rmSync(join(source, "bindings"), { recursive: true, force: true });
writeAll(source, await makeBindings());
const component = await makeComponent();
writeFileSync(join(root, "dist/io-lifetimes.component.wasm"), component);
const { files } = await transpile(component, { name: "io-lifetimes", map, minify: true });
rmSync(join(root, "dist/component"), { recursive: true, force: true });
// A component has no docs any more, and the types that jco makes of it have the imports too.
const withoutTypes = Object.entries(files).filter(([name]) => !name.endsWith(".d.ts"));
writeAll(join(root, "dist/component"), [...withoutTypes, ...(await types())]);

/** The types of what the component exports, with the docs of the WIT. */
async function types(): Promise<[string, Uint8Array][]> {
  await $init;
  return generateTypes("io-lifetimes", {
    wit: { tag: "source", val: witSource(join(root, "wit")) },
    world: "library",
    map: [],
  });
}

/** Writes files by their paths in a folder. */
function writeAll(folder: string, files: Iterable<[string, string | Uint8Array]>): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
