import type { Class, Type } from "assemblyscript";

/** The results of the library: those of calls, whose error is an `IoError`, and those of WIT, which have an error of any type. */
export type ResultKind = "io" | "wit";

const RESULT = /(^|\/)as-io-lifetimes\/assembly\/(result\/result\/(?:Managed)?Result|abi\/result\/Result)$/;

/** Returns the kind of result that a class is, or null if it is none of the library's. */
export function kindOfResult(cls: Class | null): ResultKind | null {
  const found = cls && RESULT.exec(cls.prototype.internalName)?.[2];
  return found ? (found.startsWith("abi/") ? "wit" : "io") : null;
}

/** Whether values of a type are results. */
export function isResult(type: Type | null): boolean {
  return kindOfResult(type?.getClass() ?? null) !== null;
}
