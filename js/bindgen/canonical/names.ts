// The names that a core module and the tools that turn it into a component agree on (the "legacy" names, which all
// generators of bindings use), and their spelling as identifiers.

import { ROOT, type Scope, type World } from "../wit/model.js";

/** The module that a function of an imported interface is imported from. */
export function importModule({ name }: Scope): string {
  return name;
}

/** The module from which the functions on handles of an exported interface's resources are imported. */
export function intrinsicModule({ name }: Scope): string {
  return `[export]${name}`;
}

/** Exports of every module, whose names no function of the world may have. */
const RESERVED = ["memory", "cabi_realloc", "_initialize"];

/** The prefix of the tools' newer naming scheme, which may be mixed with the older one. */
const STANDARD = "cm32p2||";

/** The export name of a function of an exported interface. */
export function exportName({ name }: Scope, member: string): string {
  if (name !== ROOT) return `${name}#${member}`;
  return RESERVED.includes(member) ? STANDARD + member : member;
}

/** The name of an asynchronous export, and the name of its callback, which is called after it has waited. */
export function asyncNames(scope: Scope, member: string): { readonly lift: string; readonly callback: string } {
  const lift = `[async-lift]${scope.name === ROOT ? "" : `${scope.name}#`}${member}`;
  return { lift, callback: `[callback]${lift}` };
}

/** The function that is called after the host has read the result of an exported one. */
export function postReturnName(name: string): string {
  return name.startsWith(STANDARD) ? `${name}_post` : `cabi_post_${name}`;
}

/** The destructor of an exported resource. */
export function destructorName(scope: Scope, resource: string): string {
  return exportName(scope, `[dtor]${resource}`);
}

/**
 * All names that a module for this world may export, besides `memory`, `cabi_realloc` and `_initialize`. It must export
 * one name of each group in `required`.
 */
export function exportNames(world: World): { readonly required: string[][]; readonly optional: string[] } {
  const required: string[][] = [],
    optional: string[] = [];
  for (const scope of world.exports) {
    for (const func of scope.functions) {
      const name = exportName(scope, func.name);
      const { lift, callback } = asyncNames(scope, func.name);
      required.push(func.isAsync ? [lift, name] : [name]);
      optional.push(postReturnName(name), ...(func.isAsync ? [callback] : []));
    }
    for (const type of scope.types) {
      if (type.type.kind === "resource") optional.push(destructorName(scope, type.name));
    }
  }
  return { required, optional };
}

/**
 * The identifier of each export, since AssemblyScript can't export other names; `componentize` reverts this. Each
 * contains a `$`, so it is neither a keyword nor a name from WIT. No two are the same.
 */
export function exportIdentifiers(world: World): ReadonlyMap<string, string> {
  const { required, optional } = exportNames(world);
  const taken = new Set<string>();
  const unique = (name: string) => {
    let id = identifier(name);
    while (taken.has(id)) id += "_";
    taken.add(id);
    return id;
  };
  return new Map([...required.flat(), ...optional].map((name) => [name, unique(name)]));
}

function identifier(name: string): string {
  // `[method]output.stream-write` and `[method]output-stream.write` must differ.
  const dot = /\](?=.*-).*\./.test(name) ? "$" : "_";
  const words = name
    .replace(/\.(?=[^.]*$)/, dot)
    .replace(/[-.]/g, "_")
    .replace(/\+/g, "$plus$")
    .replace(/[^\w$]/g, "$");
  return words.includes("$") ? words : `$${words}`;
}
