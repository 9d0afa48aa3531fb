import type { Program, Resolver } from "assemblyscript";

/** `ReportMode.Swallow`, a const enum that isn't there at run time. */
export const SWALLOW = 1;

/** Forgets which expressions are being resolved: after an exception the resolver would take them for cycles. */
export function forgetExpressions(resolver: Resolver): void {
  (resolver as unknown as { resolvingExpressions?: Set<unknown> }).resolvingExpressions?.clear();
}

/** What a resolver's call gives, or null where it throws, as it does for code that isn't right yet. */
export function quietly<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/**
 * Runs `work` while asc reports nothing: swallowing is a mode of the resolver, and some of its calls forget it.
 * What they would say is said when asc compiles the code.
 */
export function muted<T>(program: Program, work: () => T): T {
  const { resolver } = program;
  if (Object.hasOwn(resolver, "emitDiagnostic")) return work();
  const mute = () => {};
  const emitters = [resolver, program] as unknown as Record<string, unknown>[];
  for (const emitter of emitters) emitter["emitDiagnostic"] = mute;
  try {
    return work();
  } finally {
    for (const emitter of emitters) delete emitter["emitDiagnostic"];
  }
}
