import type { Source } from "assemblyscript";
import { libraryFiles } from "assemblyscript/asc";

const marked = new WeakMap<Source, boolean>();

/**
 * Whether the first line of a file is `// @trusted: why`. Its code isn't checked and gets no drops, and its classes
 * manage what they hold themselves, like the internals of Rust's std.
 */
export function isTrusted(source: Source): boolean {
  let isMarked = marked.get(source);
  if (isMarked === undefined) marked.set(source, (isMarked = /^(?:#!.*\n)?\/\/ @trusted: \S/.test(source.text)));
  return isMarked;
}

const ofStd = new WeakMap<Source, boolean>();

/** Whether a source belongs to AssemblyScript's own standard library. `isLibrary` is also true for packages. */
export function isStd(source: Source): boolean {
  if (!source.isLibrary) return false;
  let isOfStd = ofStd.get(source);
  if (isOfStd === undefined)
    ofStd.set(source, (isOfStd = Object.hasOwn(libraryFiles, source.internalPath.replace(/^~lib\//, ""))));
  return isOfStd;
}
