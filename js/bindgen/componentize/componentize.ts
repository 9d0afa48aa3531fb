import { readFile } from "node:fs/promises";
import { exportNames, identifier } from "../canonical/names.js";
import { BindgenError } from "../errors.js";
import { loadJco } from "../jco.js";
import { decodeWorld } from "../wit/decode.js";
import type { World } from "../wit/model.js";
import { embed, type Features, type WitInput } from "../wit/source.js";
import { renameExports } from "./rename.js";

const PREVIEW1 = "wasi_snapshot_preview1";

export interface ComponentizeOptions {
  /** The WIT of the component; without it the module has to be a command, which exports `_start`. */
  readonly wit?: WitInput | undefined;
  /** The world's name; may be left out where there is one. */
  readonly world?: string | undefined;
  /** Features whose `@unstable` items are included, as for `bindgen`. */
  readonly features?: Features | undefined;
}

/** Whether a module is a command, which needs no world. */
export function isCommand(bytes: Uint8Array): boolean {
  return exportsOf(compile(bytes)).has("_start");
}

function exportsOf(module: WebAssembly.Module): Set<string> {
  return new Set(WebAssembly.Module.exports(module).map((item) => item.name));
}

/** Makes a component of a core module that asc made. Gives its bytes. */
export async function componentize(
  bytes: Uint8Array,
  { wit, world: name, features = [] }: ComponentizeOptions = {},
): Promise<Uint8Array> {
  const module = compile(bytes);
  const exports = exportsOf(module);
  if (!wit && !exports.has("_start")) {
    throw new BindgenError("the module exports no `_start`, so it is no command: say by --wit which world it is for");
  }
  let core = bytes,
    isReactor = false;
  if (wit) {
    const world = decodeWorld(await embed(wit, { dummy: true, world: name, features }));
    isReactor = world.exports.length > 0;
    core = await embed(wit, { binary: named(bytes, exports, world), world: name, features });
  }
  return encode(core, WebAssembly.Module.imports(module), exports.has("_start") && !isReactor);
}

function compile(bytes: Uint8Array): WebAssembly.Module {
  if (bytes[4] === 0x0d) throw new BindgenError("this is a component already");
  try {
    return new WebAssembly.Module(bytes as BufferSource);
  } catch (error) {
    throw new BindgenError(`this is no WebAssembly module: ${(error as Error).message}`);
  }
}

/** The module with the names that its world gives to its exports. */
function named(bytes: Uint8Array, exports: ReadonlySet<string>, world: World): Uint8Array {
  const { required, optional } = exportNames(world);
  const names = new Map([...required, ...optional].map((name) => [identifier(name), name]));
  const missing = required.filter((name) => !exports.has(identifier(name)) && !exports.has(name));
  if (missing.length > 0) {
    const list = missing.map((name) => `  ${name}, as ${identifier(name)}`).join("\n");
    throw new BindgenError(
      `the module lacks exports of the world ${world.name}:\n${list}\nCompile the file index.ts that bindgen made, which exports them, and make the bindings anew if the WIT has changed: io-lifetimes bindgen`,
    );
  }
  if (!exports.has("memory"))
    throw new BindgenError("the module doesn't export its `memory`: compile it without --noExportMemory");
  // With other exports to call, what asc's settings call `_start` only prepares the module for them.
  if (required.length > 0 && !exports.has("_initialize")) names.set("_start", "_initialize");
  return renameExports(bytes, (name) => names.get(name) ?? name);
}

async function encode(
  core: Uint8Array,
  imports: readonly WebAssembly.ModuleImportDescriptor[],
  isCommand: boolean,
): Promise<Uint8Array> {
  const env = imports.filter(({ module }) => module === "env").map(({ name }) => name);
  if (env.length > 0) {
    throw new BindgenError(
      `the module imports ${env.map((name) => `env.${name}`).join(", ")}, which no component has: let its asconfig.json say "extends": "as-io-lifetimes/asconfig.component.json"`,
    );
  }
  const jco = await loadJco();
  const adapters: [string, Uint8Array][] = [];
  if (imports.some(({ module }) => module === PREVIEW1)) {
    const path = isCommand ? jco.preview1AdapterCommandPath() : jco.preview1AdapterReactorPath();
    adapters.push([PREVIEW1, await readFile(path)]);
  }
  try {
    return await jco.componentNew(core, adapters);
  } catch (error) {
    const { payload, message } = error as { payload?: string; message?: string };
    throw new BindgenError(`no component can be made of the module: ${payload ?? message}`);
  }
}
