import asc from "assemblyscript/asc";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bindgen, componentize } from "../js/bindgen/index.js";

// The component: bindings from wit/, a core module from them and assembly/component/, the component from that.

export const root = fileURLToPath(new URL("../..", import.meta.url));
const world = { wit: { path: join(root, "wit") }, world: "library" };

/** The folder of what each function does, in which the build makes `index.ts` and `bindings/`. */
export const source = join(root, "assembly/component");
const entry = "assembly/component/index.ts";

/** The files that are generated, by their paths in the folder. */
export async function makeBindings(): Promise<Map<string, string>> {
  return (await bindgen(world)).bindings;
}

/** The component, from the bindings that are there. */
export async function makeComponent(): Promise<Uint8Array> {
  return componentize(await compile(), world);
}

async function compile(): Promise<Uint8Array> {
  let wasm: Uint8Array | undefined;
  const args = [
    entry,
    "--baseDir",
    root,
    "--config",
    "asconfig.json",
    "--target",
    "release",
    "--exportStart",
    "_initialize",
    "--outFile",
    "out.wasm",
  ];
  const { error, stderr } = await asc.main(args, {
    writeFile(name, contents) {
      if (name === "out.wasm") wasm = contents as Uint8Array;
    },
  });
  if (error || !wasm) throw new Error(`asc ${entry}: ${error?.message}\n${stderr}`);
  return wasm;
}
