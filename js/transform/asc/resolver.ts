import type { Resolver } from "assemblyscript";

// `ReportMode`, a const enum that isn't there at run time.
export const REPORT = 0;
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
