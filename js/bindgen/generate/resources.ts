// Resources: the class of an imported one, whose values are handles, and the helpers beside the user's class of an
// exported one.

import { exportName, importModule, intrinsicModule } from "../canonical/names.js";
import { funcKind, type Func, type Scope, type TypeDef } from "../wit/model.js";
import { indent, quote } from "./code.js";
import { comment, type Docs } from "./docs.js";
import type { ImportedFunctions } from "./imports.js";
import type { Types } from "./types.js";
import { RUNTIME } from "./types.js";

/** The functions of a scope that belong to a resource. */
export function functionsOf(scope: Scope, resource: TypeDef): Func[] {
  return scope.functions.filter((func) => {
    const kind = funcKind(func);
    return kind.kind !== "function" && kind.resource === resource.name;
  });
}

/** The class of an imported resource. Its values are handles: numbers that are never 0, so that null costs nothing. */
export function importedResource(
  def: TypeDef,
  types: Types,
  docs: Docs,
  functions: ImportedFunctions,
  isLent: boolean,
): string {
  const { modules } = types;
  const name = modules.nameOf(def);
  const from = quote(importModule(def.owner));
  const own = functionsOf(def.owner, def);
  const hasConstructor = own.some((func) => funcKind(func).kind === "constructor" && func.result?.kind === "own");
  const methods = own.map((func) => indent(`\n${functions.member(func, def)}`));
  const handle = "changetype<usize>(it)";
  const ref = types.own("Ref");
  return [
    `@external(${from}, ${quote(`[resource-drop]${def.name}`)}) declare function ${name}$drop(handle: i32): void;`,
    "",
    `${comment(docs.of(def.owner, def.name))}@unmanaged @final @owned @trusted`,
    `export class ${name} {`,
    ...(hasConstructor
      ? []
      : [
          "  constructor() {",
          `    ERROR(${quote(`${def.name} has no constructor`)});`,
          `    return changetype<${name}>(<usize>0);`,
          "  }",
        ]),
    ...methods,
    "",
    "  /** Gives the resource back. */",
    "  drop(): void {",
    `    if (changetype<usize>(this)) ${name}$drop(<i32>changetype<usize>(this));`,
    "  }",
    "}",
    "",
    "/** Owns a handle that came from outside. */\n" +
      `@trusted @inline export function ${name}$take(handle: i32): ${name} {\n` +
      `  return changetype<${name}>(<usize>handle);\n` +
      "}",
    "/** The handle of an owner that goes outside. */\n" +
      `@trusted @inline export function ${name}$give(it: ${name}): i32 {\n` +
      `  return <i32>${handle};\n` +
      "}",
    "/** The handle of a borrow that goes outside. */\n" +
      `@trusted @inline export function ${name}$lend(it: ${ref}<${name}>): i32 {\n` +
      `  return <i32>${handle};\n` +
      "}",
    ...(isLent
      ? [
          "// The handles that running calls were lent, the last call's last. A call gives its own back before it returns.\n" +
            `const ${name}$lent = new Array<i32>();`,
          `/** Where the handles of a call begin. */\nexport function ${name}$mark(): i32 {\n  return ${name}$lent.length;\n}`,
          "/** Borrows a handle that came from outside. */\n" +
            `@trusted @lifetime("static") export function ${name}$borrow(handle: i32): ${ref}<${name}> {\n` +
            `  ${name}$lent.push(handle);\n` +
            `  return changetype<${name}>(<usize>handle);\n` +
            "}",
          "/** Gives the borrowed handles of a call back. */\n" +
            `@trusted export function ${name}$return(mark: i32): void {\n` +
            `  while (${name}$lent.length > mark) ${name}$drop(${name}$lent.pop());\n` +
            "}",
          "/** The borrowed handles of a call that may wait, since a mark. It gives them back itself. */\n" +
            `@trusted export function ${name}$keep(mark: i32): Array<i32> {\n  return ${name}$lent.splice(mark);\n}`,
          "/** Gives back handles that `keep` returned. */\n" +
            `@trusted export function ${name}$returnKept(handles: Array<i32>): void {\n` +
            `  for (let i = 0; i < handles.length; i++) ${name}$drop(handles[i]);\n` +
            "}",
        ]
      : []),
  ].join("\n");
}

/** An exported resource: the user's class, and the table that gives its objects numbers. */
export function exportedResource(def: TypeDef, types: Types, implementation: string, implementedName: string): string {
  const { modules, module } = types;
  const name = modules.nameOf(def);
  const from = quote(intrinsicModule(def.owner));
  const local = module.import(implementation, implementedName, name);
  const ref = types.own("Ref");
  module.importAll(RUNTIME, "abi");
  return [
    `export { ${local} };`,
    "",
    `@external(${from}, ${quote(`[resource-new]${def.name}`)}) declare function ${name}$new(rep: i32): i32;`,
    `@external(${from}, ${quote(`[resource-rep]${def.name}`)}) declare function ${name}$rep(handle: i32): i32;`,
    `@external(${from}, ${quote(`[resource-drop]${def.name}`)}) declare function ${name}$drop(handle: i32): void;`,
    "",
    `export const ${name}$table = new abi.ResourceTable<${name}>(${quote(exportName(def.owner, def.name).replace("#", " "))});`,
    "/** A handle for an object that goes outside. */\n" +
      `@trusted export function ${name}$give(it: ${name}): i32 {\n` +
      `  return ${name}$new(${name}$table.add(it));\n` +
      "}",
    "/** The object of a handle that came back. The handle ends, and what it named doesn't. */\n" +
      `@trusted export function ${name}$take(handle: i32): ${name} {\n` +
      `  const it = ${name}$table.take(${name}$rep(handle));\n` +
      `  ${name}$drop(handle);\n` +
      "  return it;\n" +
      "}",
    "/** Borrows the object of a rep that came from outside, for `by`. */\n" +
      `@trusted @lifetime("static") export function ${name}$borrow(rep: i32, by: string): ${ref}<${name}> {\n` +
      `  return ${name}$table.lend(rep, by);\n` +
      "}",
  ].join("\n");
}
