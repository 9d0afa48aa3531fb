import type { Local } from "../mir.js";

/**
 * Returns a place as a path from its outermost local. A field that is a local of its own is a part of another local.
 */
export function placeOf(local: Local, path: readonly string[]): { root: Local; path: readonly string[] } {
  return local.whole ? placeOf(local.whole, [local.field!, ...path]) : { root: local, path };
}

/** Whether one of two paths into a value is a prefix of the other. */
export function overlap(a: readonly string[], b: readonly string[]): boolean {
  return a.every((name, i) => i >= b.length || name === b[i]);
}
