// Puts functions of a module in the place of its imports, and makes a command of it.

import binaryen from "assemblyscript/binaryen";

export type Module = InstanceType<typeof binaryen.Module>;

/** How an export that replaces an import begins, by the module of the import. */
const PREFIXES: Readonly<Record<string, string>> = {
  wasi_snapshot_preview1: "preview1$",
  "io-lifetimes:p3": "p3$",
};

/** A function that says whether the program makes sockets, and those that make one. */
const HAS_SOCKETS = "has_sockets";
const MAKE_SOCKETS = ["tcp_connect", "tcp_listen", "udp_bind"];

const START = "_start";
const RUN = "wasi:cli/run@0.3.0#run";
const REALLOC = "cabi_realloc";

/** Links a module that asc has compiled with the entry of assembly/p3. */
export function link(module: Module): void {
  const exports = readExports(module);
  const own = new Map(
    [...exports].filter(([name]) => Object.values(PREFIXES).some((prefix) => name.startsWith(prefix))),
  );
  for (const name of own.keys()) module.removeExport(name);
  const imports = readImports(module);
  const hasSockets = imports.some(({ base }) => MAKE_SOCKETS.includes(base));
  for (const imported of imports) {
    const prefix = PREFIXES[imported.module];
    if (prefix === undefined) continue;
    if (imported.base === HAS_SOCKETS) {
      module.removeFunction(imported.name);
      module.addFunction(imported.name, binaryen.none, binaryen.i32, [], module.i32.const(hasSockets ? 1 : 0));
      continue;
    }
    const fn = own.get(prefix + imported.base);
    if (fn === undefined) throw new Error(`as-io-lifetimes: WASI 0.3 has no ${imported.module}.${imported.base}`);
    replace(module, imported.name, fn);
  }
  if (!exports.has(REALLOC)) module.addFunctionExport(own.get(`p3$${REALLOC}`)!, REALLOC);
  const start = exports.get(START);
  if (start !== undefined) makeCommand(module, start, own.get("p3$finish")!);
  module.runPasses(["remove-unused-module-elements"]);
}

/** Replaces an imported function by a call of another one. */
function replace(module: Module, name: string, fn: string): void {
  const { params, results } = binaryen.getFunctionInfo(module.getFunction(name));
  module.removeFunction(name);
  const values = binaryen.expandType(params).map((type, index) => module.local.get(index, type));
  module.addFunction(name, params, results, [], module.call(fn, values, results));
}

/** Exports `wasi:cli/run` instead of `_start`: it runs the program, and waits until all that it wrote is written. */
function makeCommand(module: Module, start: string, finish: string): void {
  const body = [module.call(start, [], binaryen.none), module.call(finish, [], binaryen.none), module.i32.const(0)];
  module.addFunction(RUN, binaryen.none, binaryen.i32, [], module.block(null, body, binaryen.i32));
  module.removeExport(START);
  module.addFunctionExport(RUN, RUN);
}

/** Returns the names of the exported functions, by their export names. */
function readExports(module: Module): Map<string, string> {
  const found = new Map<string, string>();
  for (let i = 0; i < module.getNumExports(); i++) {
    const { name, kind, value } = binaryen.getExportInfo(module.getExportByIndex(i));
    if (kind === binaryen.ExternalKinds.Function) found.set(name, value);
  }
  return found;
}

/** Returns the imported functions. */
function readImports(module: Module): { name: string; module: string; base: string }[] {
  const found = [];
  for (let i = 0; i < module.getNumFunctions(); i++) {
    const { name, module: from, base } = binaryen.getFunctionInfo(module.getFunctionByIndex(i));
    if (from && base) found.push({ name, module: from, base });
  }
  return found;
}
