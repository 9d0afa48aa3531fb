// Within a component, the official encoder names a method of an exported interface by its words, so
// `[method]output.stream-write` and `[method]output-stream.write` get the same name, and encoding fails. As a
// workaround, the last letter of the second name is changed before encoding and restored in the component.

import { unsigned } from "../../wasm/write.js";
import { ROOT, funcKind, type Scope, type World } from "../wit/model.js";

/** Names to replace before encoding, with their replacements, which have the same length. */
export type Aliases = ReadonlyMap<string, string>;

/** Returns the aliases that a world needs, usually none. `isFree` says whether a text occurs nowhere in the module. */
export function aliasesFor(world: World, isFree: (text: string) => boolean): Aliases {
  return new Map(world.exports.flatMap((scope) => (scope.name === ROOT ? [] : scopeAliases(scope, isFree))));
}

function scopeAliases({ functions }: Scope, isFree: (text: string) => boolean): [string, string][] {
  const taken = new Set<string>();
  const members = functions.filter((func) => funcKind(func).kind !== "function").map(({ name }) => name);
  return members.flatMap((name): [string, string][] => {
    const isClear = (alias: string) => !taken.has(words(alias));
    const alias = isClear(name) ? name : otherEndings(name).find((one) => isClear(one) && isFree(one));
    if (alias === undefined) throw new Error(`no other name for ${name}`);
    taken.add(words(alias));
    return alias === name ? [] : [[name, alias]];
  });
}

function words(name: string): string {
  return name.replace(/[[\].]/g, "-").toLowerCase();
}

function otherEndings(name: string): string[] {
  return Array.from("abcdefghijklmnopqrstuvwxyz0123456789", (end) => name.slice(0, -1) + end);
}

/** Replaces names, which are preceded by their lengths, with others of the same length. */
export function replaceNames(bytes: Uint8Array, names: Iterable<readonly [string, string]>): Uint8Array {
  const out = Buffer.from(bytes);
  for (const [from, to] of names) {
    const [wanted, other] = [sized(from), sized(to)];
    for (let at = out.indexOf(wanted); at >= 0; at = out.indexOf(wanted, at + 1)) out.set(other, at);
  }
  return out;
}

function sized(name: string): Buffer {
  return Buffer.from([...unsigned(Buffer.byteLength(name)), ...Buffer.from(name)]);
}
