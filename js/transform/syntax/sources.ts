import type { Source } from "assemblyscript";
import { libraryFiles } from "assemblyscript/asc";

/**
 * Whether a source is of the library's own rooms. They make and take apart handles, which no rule could follow, and are
 * what the rules rest on: trusted, as the inside of Rust's std is. The words in assembly/own/ are code like any other.
 */
export function isLibraryInside(source: Source): boolean {
  return /(^|\/)as-io-lifetimes\/assembly\/(wasi|result|table|fd|inside\/(?!pipe$|socket-pair$|memory-file$)|io|owners|files|buffer|bridge)\b/.test(
    source.internalPath,
  );
}

/** Whether a source is of AssemblyScript's own standard library. Packages count as libraries too, and aren't. */
export function isStd(source: Source): boolean {
  return source.isLibrary && Object.hasOwn(libraryFiles, source.internalPath.replace(/^~lib\//, ""));
}
