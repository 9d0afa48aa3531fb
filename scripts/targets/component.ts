// The component, in four steps:
//
//   wit/ ─ bindgen → build/component/, with the sources of assembly/component/ ─ asc → a core module
//        ─ componentize → dist/io-lifetimes.component.wasm ─ jco transpile → dist/component/, with types from wit/

import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.js";
import { witSource } from "../wit.js";
import { compileCached, findCompiled, type Compilation } from "./asc.js";
import { layOut } from "./bindings.js";
import { hashOfFolder, hashOfReach, versionOf, writeWhole } from "./files.js";
import { withOwnersApart } from "./jco-owners.js";
import { keyed, type Target } from "./target.js";

const wit = join(root, "wit");
const world = { wit: { path: wit }, world: "library" };
const source = join(root, "assembly/component");
const folder = "build/component";
const wasm = "dist/io-lifetimes.component.wasm";

/** Files of the host go to our wasi:filesystem; the rest of WASI stays preview2-shim's. */
const map = { "wasi:filesystem/*": "as-io-lifetimes/wasi/filesystem#*" };

const compilation: Compilation = {
  args: [
    ...[`${folder}/index.ts`, "--config", "asconfig.json", "--target", "release"],
    ...["--exportStart", "_initialize", "--outFile", "out.wasm"],
  ],
};

/** The hashes of the tools that make the bindings and the component. */
function tools(): string[] {
  return [
    hashOfReach(join(root, "dist/js/bindgen/index.js")),
    hashOfReach(join(root, "dist/scripts/targets/component.js")),
    versionOf("@bytecodealliance/jco"),
    versionOf("@bytecodealliance/jco-transpile"),
  ];
}

export const component: Target = {
  name: "component",
  steps: [
    keyed(
      "component.bindings",
      () => [...tools(), hashOfFolder(wit), hashOfFolder(source)],
      [`${folder}/index.ts`],
      async () => layOut(join(root, folder), source, await makeBindings()),
    ),
    { isCurrent: () => findCompiled(compilation) !== undefined, make: async () => void (await compileCore()) },
    keyed(
      "component.wasm",
      () => [...tools(), hashOfFolder(wit), coreModule()],
      [wasm],
      async () => writeWhole(join(root, wasm), await makeComponent()),
    ),
    keyed(
      "component.js",
      () => [...tools(), hashOfFolder(wit), readFileSync(join(root, wasm))],
      ["dist/component/io-lifetimes.js"],
      transpile,
    ),
  ],
};

/** The files that are generated, by their paths beside those of assembly/component. */
export async function makeBindings(): Promise<Map<string, string>> {
  const { bindgen } = await import("../../js/bindgen/index.js");
  return (await bindgen(world)).bindings;
}

/** The component, from the core module. */
export async function makeComponent(): Promise<Uint8Array> {
  const { componentize } = await import("../../js/bindgen/index.js");
  return componentize(await compileCore(), world);
}

async function compileCore(): Promise<Uint8Array> {
  const { error, stderr, files } = await compileCached(compilation);
  // What stands in assembly/component is to be mended there.
  if (error !== undefined)
    throw new Error(
      `${error}\n${stderr}`.replaceAll(/build\/component\/(?!bindings\/|index\.ts)/g, "assembly/component/"),
    );
  return files.get("out.wasm")!;
}

function coreModule(): Uint8Array {
  return findCompiled(compilation)?.files.get("out.wasm") ?? new Uint8Array();
}

async function transpile(): Promise<void> {
  const jco = await import("@bytecodealliance/jco");
  const component = readFileSync(join(root, wasm));
  const { files } = await jco.transpile(component, { name: "io-lifetimes", map });
  const script = "io-lifetimes.js";
  const code = withOwnersApart(new TextDecoder().decode(files[script]));
  // As jco's option `minify` does it, but after that.
  const { minify } = await import("oxc-minify");
  const options = { module: true, compress: { target: "es2019" }, mangle: { keepNames: true } };
  files[script] = new TextEncoder().encode((await minify(script, code, options)).code);
  // A component has no docs any more, and the types that jco makes of it have the imports too.
  const withoutTypes = Object.entries(files).filter(([name]) => !name.endsWith(".d.ts"));
  const target = join(root, "dist/component");
  rmSync(target, { recursive: true, force: true });
  for (const [path, content] of [...withoutTypes, ...(await types())]) writeWhole(join(target, path), content);
}

/** The types of what the component exports, with the docs of the WIT. */
async function types(): Promise<[string, Uint8Array][]> {
  const { $init, generateTypes } = await import("@bytecodealliance/jco-transpile/component");
  await $init;
  return generateTypes("io-lifetimes", { wit: { tag: "source", val: witSource(wit) }, world: "library", map: [] });
}
