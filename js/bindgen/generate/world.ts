// All files of the bindings for a world.

import { posix } from "node:path";
import { ROOT, funcKind, type Scope, type TypeDef, type World } from "../wit/model.js";
import { exportIdentifiers } from "../canonical/names.js";
import { CHANNELS, Channels } from "./channels.js";
import { Define } from "./define.js";
import { comment, type Docs } from "./docs.js";
import { borrowedImports, destructor, exportedFunction } from "./exports.js";
import { Implementation } from "./implementation.js";
import { ImportedFunctions } from "./imports.js";
import { FOLDER, MARK, Module, Modules } from "./module.js";
import { modulePaths, implementationPaths } from "./paths.js";
import { exportedResource, importedResource } from "./resources.js";
import { stub } from "./stubs.js";
import { TUPLES, tuplesFile } from "./tuples.js";
import { OWN, RUNTIME, Types } from "./types.js";

/** The generated files by their paths. */
export interface Generated {
  /** What is generated each time: `index.ts`, the file to compile, and the folder `bindings`. */
  readonly bindings: Map<string, string>;
  /** Skeletons of the user's implementation, a file for each exported interface. */
  readonly stubs: Map<string, string>;
}

/** Generates all files for a world. */
export function generate(world: World, docs: Docs): Generated {
  const channels = new Channels(world);
  const modules = new Modules(exportIdentifiers(world), channels);
  const paths = modulePaths(world);
  for (const scope of [...world.imports, ...world.exports]) modules.add(scope, new Module(paths.get(scope)!));
  const lent = new Set(borrowedResources(world));
  const bindings = new Map<string, string>(),
    stubs = new Map<string, string>();
  const exported = new Map<string, readonly string[]>();

  for (const scope of [...world.imports, ...world.exports]) {
    // Types get their names first, so that functions don't take them.
    for (const def of scope.types) modules.nameOf(def);
  }
  const files = implementationPaths(world);
  for (const scope of world.imports) importScope(scope, modules, docs, lent);
  for (const scope of world.exports) {
    const module = modules.of(scope);
    const file = files.get(scope)!;
    const implementation = new Implementation(scope, module.pathTo(posix.join("..", file)), file);
    exported.set(module.path, exportScope(scope, modules, docs, implementation));
    stubs.set(`${file}.ts`, stub(scope, modules, docs, implementation));
  }
  for (const scope of [...world.imports, ...world.exports]) {
    const module = modules.of(scope);
    bindings.set(`${FOLDER}/${module.path}.ts`, module.toString(head(scope, world, docs)));
  }
  if (!channels.isEmpty) bindings.set(`${FOLDER}/${CHANNELS}.ts`, channels.file(modules));
  if (modules.arities.size > 0) bindings.set(`${FOLDER}/${TUPLES}.ts`, tuplesFile(modules.arities, RUNTIME, OWN));
  bindings.set("index.ts", entry(world, exported));
  return { bindings, stubs };
}

/** The imported resources that an exported function, or a type that it may take, borrows. */
function borrowedResources(world: World): TypeDef[] {
  const types = [...world.imports, ...world.exports].flatMap((scope) =>
    scope.types.map((type) => ({ name: type.name, type })),
  );
  return [
    ...borrowedImports(types),
    ...world.exports.flatMap((scope) => scope.functions.flatMap((func) => borrowedImports(func.params))),
  ];
}

function importScope(scope: Scope, modules: Modules, docs: Docs, lent: ReadonlySet<TypeDef>): void {
  const module = modules.of(scope);
  const types = new Types(modules, module);
  const define = new Define(types, docs);
  const functions = new ImportedFunctions(scope, types, docs);
  module.importAll(RUNTIME, "abi");
  for (const def of scope.types) {
    const text =
      def.type.kind === "resource" ? importedResource(def, types, docs, functions, lent.has(def)) : define.type(def);
    if (text) module.body.push(text);
  }
  for (const func of scope.functions) {
    if (funcKind(func).kind === "function") module.body.push(functions.function(func));
  }
}

function exportScope(scope: Scope, modules: Modules, docs: Docs, implementation: Implementation): string[] {
  const module = modules.of(scope);
  const types = new Types(modules, module);
  const define = new Define(types, docs);
  module.importAll(RUNTIME, "abi");
  const names: string[] = [];
  for (const def of scope.types) {
    if (def.type.kind === "resource") {
      module.body.push(exportedResource(def, types, implementation.path, implementation.resourceName(def)));
      const { text, names: ids } = destructor(def, types);
      module.body.push(text);
      names.push(...ids);
    } else {
      const text = define.type(def);
      if (text) module.body.push(text);
    }
  }
  for (const func of scope.functions) {
    const { text, names: ids } = exportedFunction(func, scope, types, implementation);
    module.body.push(text);
    names.push(...ids);
  }
  return names;
}

function head(scope: Scope, world: World, docs: Docs): string {
  const role = scope.isExport ? "exports" : "imports";
  const what =
    scope.name === ROOT
      ? `The items that the world ${world.name} itself ${role}`
      : `${scope.name}, which the world ${world.name} ${role}`;
  return `// @ts-nocheck: decorators on functions\n// ${MARK}; don't edit.\n\n${comment(docs.of(scope) ?? `${what}.`)}`.trimEnd();
}

/** The file to compile. It exports what the component's host calls. */
function entry(world: World, exported: Map<string, readonly string[]>): string {
  const lines = [...exported]
    .filter(([, names]) => names.length > 0)
    .map(([path, names]) => `export {\n${names.map((name) => `  ${name},\n`).join("")}} from "./${FOLDER}/${path}";`);
  return [
    `// ${MARK} for the world ${world.name}; don't edit. This is the file to compile.`,
    "",
    ...lines,
    `export { cabi_realloc } from "${RUNTIME}";`,
    "",
  ].join("\n");
}
