import type { Source } from "assemblyscript";
import { libraryFiles } from "assemblyscript/asc";

const marked = new WeakMap<Source, boolean>();

/**
 * Whether a file vouches for itself, with a first line `// @trusted: why`. Its code isn't checked and gets no drops, and
 * what its classes hold is their own business, as in the inside of Rust's std.
 */
export function isTrusted(source: Source): boolean {
  let isMarked = marked.get(source);
  if (isMarked === undefined) marked.set(source, (isMarked = /^(?:#!.*\n)?\/\/ @trusted: \S/.test(source.text)));
  return isMarked;
}

/** Whether a source is of AssemblyScript's own standard library. Packages count as libraries too, and aren't. */
export function isStd(source: Source): boolean {
  return source.isLibrary && Object.hasOwn(libraryFiles, source.internalPath.replace(/^~lib\//, ""));
}
