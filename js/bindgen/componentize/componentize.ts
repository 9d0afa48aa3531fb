import { readFile } from "node:fs/promises";
import { readInterface, type Interface } from "../../wasm/interface.js";
import { exportIdentifiers, exportName, exportNames, postReturnName } from "../canonical/names.js";
import { BindgenError } from "../errors.js";
import { loadJco } from "../jco.js";
import { decodeWorld } from "../wit/decode.js";
import type { World } from "../wit/model.js";
import { embed, type Features, type WitInput } from "../wit/source.js";
import { aliasesFor, replaceNames, type Aliases } from "./collisions.js";
import { renameExports } from "./rename.js";
import { COMMAND, commandWit } from "./wasi.js";

const PREVIEW1 = "wasi_snapshot_preview1";
/** What a command on WASI 0.3 exports. */
const RUN = "wasi:cli/run@0.3.0#run";

export interface ComponentizeOptions {
  /** The WIT of the component. Without it the module must be a command, which exports `_start` or, on WASI 0.3, `run`. */
  readonly wit?: WitInput | undefined;
  /** The world's name. Not needed if the WIT has one world. */
  readonly world?: string | undefined;
  /** Features whose `@unstable` items are included, as for `bindgen`. */
  readonly features?: Features | undefined;
}

/**
 * Returns whether a module exports `_start`, or `run` of WASI 0.3, so that it needs no world. Fails with a BindgenError if
 * it is no module.
 */
export function isCommand(bytes: Uint8Array): boolean {
  const module = readModule(bytes);
  return exportsStart(module) || exportsRun(module);
}

function exportsRun({ exports }: Interface): boolean {
  return exports.some(({ name }) => name === RUN);
}

function exportsStart({ exports }: Interface): boolean {
  return exports.some(({ name }) => name === "_start");
}

/**
 * Turns a core module compiled by asc into a component, and returns its bytes. Fails with a BindgenError if the module
 * doesn't match its world, or has imports that components can't have.
 */
export async function componentize(bytes: Uint8Array, options: ComponentizeOptions = {}): Promise<Uint8Array> {
  const module = readModule(bytes);
  const { wit, world: worldName, features = [] } = options.wit ? options : await ofCommand(module, options);
  const hasStart = exportsStart(module);
  if (!wit && !hasStart) {
    throw new BindgenError("the module exports no `_start`, so it is no command: name its world with --wit");
  }
  checkImports(module);
  if (!wit) return encode(bytes, adapterFor(module, true));
  const world = decodeWorld(await embed(wit, { dummy: true, world: worldName, features }));
  const aliases = aliasesFor(world, (text) => !Buffer.from(bytes).includes(text));
  const core = await embed(wit, { binary: named(bytes, module, world), world: worldName, features });
  const isTheCommand = hasStart && world.exports.length === 0;
  const component = await encode(withAliases(core, world, aliases), adapterFor(module, isTheCommand));
  return replaceNames(
    component,
    [...aliases].map(([name, alias]) => [alias, name]),
  );
}

/** Returns the options for a module without WIT of its own: a command on WASI 0.3 has the world of all such commands. */
async function ofCommand(module: Interface, options: ComponentizeOptions): Promise<ComponentizeOptions> {
  if (!exportsRun(module)) return options;
  return { ...options, wit: { source: await commandWit() }, world: COMMAND };
}

function readModule(bytes: Uint8Array): Interface {
  if (bytes[4] === 0x0d) throw new BindgenError("this is a component already");
  try {
    new WebAssembly.Module(bytes as BufferSource); // validates the module
  } catch (error) {
    throw new BindgenError(`this is no WebAssembly module: ${(error as Error).message}`);
  }
  return readInterface(bytes);
}

/** Returns the module with the names that its world gives to its exports. */
function named(bytes: Uint8Array, { exports }: Interface, world: World): Uint8Array {
  const { required } = exportNames(world);
  const identifiers = exportIdentifiers(world);
  const names = new Map([...identifiers].map(([name, identifier]) => [identifier, name]));
  const has = (wanted: string) => exports.some(({ name }) => name === wanted);
  const missing = required.filter((group) => !group.some((name) => has(identifiers.get(name)!) || has(name)));
  if (missing.length > 0) {
    const list = missing.map(([name]) => `  ${name}, as ${identifiers.get(name!)}`).join("\n");
    throw new BindgenError(
      `the module lacks exports of the world ${world.name}:\n${list}\nCompile the file index.ts that ` +
        "bindgen made, which exports them, and make the bindings anew if the WIT has changed: io-lifetimes " +
        "bindgen",
    );
  }
  if (!has("memory"))
    throw new BindgenError("the module doesn't export its `memory`: compile it without --noExportMemory");
  // If there are other exports to call, `_start`, which asc's settings name, only prepares the module for them.
  if (required.length > 0 && !has("_initialize")) names.set("_start", "_initialize");
  return renameExports(bytes, (name) => names.get(name) ?? name);
}

function withAliases(core: Uint8Array, { exports }: World, aliases: Aliases): Uint8Array {
  const inModule = [...aliases].flatMap(([name, alias]) =>
    exports.flatMap((scope): [string, string][] => {
      const [from, to] = [exportName(scope, name), exportName(scope, alias)];
      return [
        [from, to],
        [postReturnName(from), postReturnName(to)],
      ];
    }),
  );
  return replaceNames(core, [...aliases, ...inModule]);
}

function checkImports({ imports }: Interface): void {
  const env = imports.filter(({ module }) => module === "env").map(({ name }) => `env.${name}`);
  if (env.length > 0) {
    throw new BindgenError(
      `the module imports ${env.join(", ")}, which no component has: let its asconfig.json say "extends": ` +
        `"as-io-lifetimes/asconfig.component.json"`,
    );
  }
}

type Adapter = "command" | "reactor" | null;

/**
 * Returns the preview1 adapter that a module needs. Only the adapter for commands exports `wasi:cli/run`, which calls
 * `_start`.
 */
function adapterFor({ imports, exports }: Interface, isCommand: boolean): Adapter {
  if (!isCommand) return imports.some(({ module }) => module === PREVIEW1) ? "reactor" : null;
  const start = exports.find(({ name }) => name === "_start")!;
  if (!start.type)
    throw new BindgenError(`the module's \`_start\` is a ${start.kind}: a command exports it as a function`);
  const { params, results } = start.type;
  if (params.length > 0 || results.length > 0) {
    throw new BindgenError(
      `the module's \`_start\` is (${params.join(", ")}) -> (${results.join(", ")}): a command exports it without parameters and results`,
    );
  }
  if (!exports.some(({ name, kind }) => name === "memory" && kind === "memory"))
    throw new BindgenError(
      "the module doesn't export its `memory`, which a command needs: compile it without --noExportMemory",
    );
  return "command";
}

async function encode(core: Uint8Array, adapter: Adapter): Promise<Uint8Array> {
  const jco = await loadJco();
  const path = adapter && (adapter === "command" ? jco.preview1AdapterCommandPath() : jco.preview1AdapterReactorPath());
  const adapters: [string, Uint8Array][] = path ? [[PREVIEW1, await readFile(path)]] : [];
  try {
    return await jco.componentNew(core, adapters);
  } catch (error) {
    const { payload, message } = error as { payload?: string; message?: string };
    throw new BindgenError(`no component can be made of the module: ${payload ?? message}`);
  }
}
