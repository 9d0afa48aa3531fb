import { DiagnosticCategory, DiagnosticCode, type Node, type Program } from "assemblyscript";

/**
 * Compiles a call. Errors that a library writes with `ERROR(…)` while asc compiles it for this call are placed at the call,
 * if the program itself makes it, and refer to the library.
 */
export function placingErrors<T>({ diagnostics }: Program, { range }: Node, compile: () => T): T {
  if (range.source.isLibrary) return compile();
  const before = diagnostics.length;
  const compiled = compile();
  for (const message of diagnostics.slice(before)) {
    if (message.code !== DiagnosticCode.User_defined_0 || message.category !== DiagnosticCategory.Error) continue;
    if (!message.range?.source.isLibrary) continue;
    message.relatedRange ??= message.range;
    message.range = range;
  }
  return compiled;
}
