import { CommonFlags, Type, type ClassPrototype, type Global, type Program, type Resolver } from "assemblyscript";

// `ReportMode`, a const enum that isn't there at run time.
const REPORT = 0;
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
 * Runs `work` while asc reports nothing: swallowing is a mode of the resolver, and some of its calls forget it. What they
 * would say is said when asc compiles the code, but for what asc resolves once: see below. `isCompiled`: it doesn't any more.
 */
export function muted<T>(program: Program, work: () => T, isCompiled = false): T {
  const resolver = program.resolver as unknown as Internals;
  if (Object.hasOwn(resolver, "emitDiagnostic")) return work();
  const { resolveClass, resolveFunction, resolveProperty, ensureResolvedLazyGlobal } = resolver;
  let depth = 0;
  const emitters = [resolver, program as unknown as Emitter].map((emitter) => ({ emitter, emit: emitter.emitDiagnostic }));
  for (const { emitter, emit } of emitters) {
    emitter.emitDiagnostic = function (...args) {
      if (depth > 0 && !isCompiled) emit.apply(this, args);
    };
  }
  // A class, function or property is resolved once, so what is wrong with its declaration has to be said by who comes first. The
  // arguments of a generic class may be wrong in code that asc leaves out: they stay the business of asc.
  resolver.resolveClass = function (prototype, typeArguments, types, mode) {
    return loudly(() => resolveClass.call(this, prototype, typeArguments, types, typeArguments ? mode : REPORT));
  };
  resolver.resolveFunction = function (...args) {
    return loudly(() => resolveFunction.apply(this, args));
  };
  resolver.resolveProperty = function (...args) {
    return loudly(() => resolveProperty.apply(this, args));
  };
  function loudly<R>(resolve: () => R): R {
    depth++;
    try {
      return resolve();
    } finally {
      depth--;
    }
  }
  // asc looks at the type of a global when it compiles it, unless it is resolved: afterwards it isn't again.
  const globals: Global[] = [];
  resolver.ensureResolvedLazyGlobal = function (global, mode) {
    if (global.is(CommonFlags.Resolved)) return true;
    if (!ensureResolvedLazyGlobal.call(this, global, mode)) return false;
    globals.push(global);
    return true;
  };
  try {
    return work();
  } finally {
    for (const { emitter } of emitters) delete (emitter as Partial<Emitter>).emitDiagnostic;
    for (const name of ["resolveClass", "resolveFunction", "resolveProperty", "ensureResolvedLazyGlobal"] as const) delete (resolver as Partial<Internals>)[name];
    for (const global of globals) {
      global.unset(CommonFlags.Resolved);
      global.type = Type.void;
    }
  }
}

interface Emitter {
  emitDiagnostic(...args: unknown[]): void;
}

/** Methods of the resolver, some of them private. */
interface Internals extends Emitter {
  resolveClass(prototype: ClassPrototype, typeArguments: Type[] | null, types?: Map<string, Type>, mode?: number): unknown;
  resolveFunction(...args: unknown[]): unknown;
  resolveProperty(...args: unknown[]): unknown;
  ensureResolvedLazyGlobal(global: Global, mode?: number): boolean;
}
