import type { Resolver } from "assemblyscript";

// `ReportMode`, a const enum, which doesn't exist at run time.
export const REPORT = 0;
export const SWALLOW = 1;

/** Clears the set of expressions being resolved. After an exception, the resolver would take them for cycles. */
export function forgetExpressions(resolver: Resolver): void {
  (resolver as unknown as { resolvingExpressions?: Set<unknown> }).resolvingExpressions?.clear();
}

/** Returns the result of a resolver call, or null if it throws, which it does for code with errors. */
export function quietly<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
