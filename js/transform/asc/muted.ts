import { CommonFlags, Type, type ClassPrototype, type Global, type Program } from "assemblyscript";
import { REPORT } from "./resolver.js";

/** What asc may report while the transform uses its resolver: everything, only errors in declarations, or nothing. */
type Voice = "all" | "declarations" | "nothing";

/**
 * Keeps asc from reporting errors while it resolves expressions for the transform. The resolver has a mode for this,
 * but some of its calls ignore it. asc reports these errors later, when it compiles the code, with two exceptions:
 *
 * - A class, function or property is resolved once, so whoever resolves it first must report the errors in its
 * declaration.
 * - asc checks the type of a global when it compiles it, unless it is resolved by then. So globals are unresolved
 * again.
 */
export class Muted {
  #voice: Voice = "all";
  /** The number of declarations that are being resolved, one within the other. */
  #depth = 0;
  #globals: Global[] = [];

  constructor(program: Program) {
    const resolver = program.resolver as unknown as Internals;
    for (const emitter of [resolver, program as unknown as Emitter]) this.#muteEmitter(emitter);
    this.#muteResolver(resolver);
  }

  /** Runs `work` while asc reports only errors in declarations; with `isCompiled`, nothing. */
  run<T>(work: () => T, isCompiled = false): T {
    if (this.#voice !== "all") return work();
    this.#voice = isCompiled ? "nothing" : "declarations";
    try {
      return work();
    } finally {
      this.#voice = "all";
      for (const global of this.#globals) {
        global.unset(CommonFlags.Resolved);
        global.type = Type.void;
      }
      this.#globals = [];
    }
  }

  #muteEmitter(emitter: Emitter): void {
    const { emitDiagnostic } = emitter;
    emitter.emitDiagnostic = (...args) => {
      if (this.#voice === "all" || (this.#voice === "declarations" && this.#depth > 0))
        emitDiagnostic.apply(emitter, args);
    };
  }

  #muteResolver(resolver: Internals): void {
    const { resolveClass, resolveFunction, resolveProperty, ensureResolvedLazyGlobal } = resolver;
    // The type arguments of a generic class may be wrong in code that asc skips, so their errors are asc's to report.
    resolver.resolveClass = (prototype, typeArguments, types, mode) =>
      this.#declaration(() =>
        resolveClass.call(
          resolver,
          prototype,
          typeArguments,
          types,
          typeArguments || this.#voice === "all" ? mode : REPORT,
        ),
      );
    resolver.resolveFunction = (...args) => this.#declaration(() => resolveFunction.apply(resolver, args));
    resolver.resolveProperty = (...args) => this.#declaration(() => resolveProperty.apply(resolver, args));
    resolver.ensureResolvedLazyGlobal = (global, mode) => {
      if (global.is(CommonFlags.Resolved)) return true;
      const isResolved = ensureResolvedLazyGlobal.call(resolver, global, mode);
      if (isResolved && this.#voice !== "all") this.#globals.push(global);
      return isResolved;
    };
  }

  #declaration<T>(resolve: () => T): T {
    if (this.#voice !== "declarations") return resolve();
    this.#depth++;
    try {
      return resolve();
    } finally {
      this.#depth--;
    }
  }
}

interface Emitter {
  emitDiagnostic(...args: unknown[]): void;
}

/** Methods of the resolver, some of them private. */
interface Internals extends Emitter {
  resolveClass(
    prototype: ClassPrototype,
    typeArguments: Type[] | null,
    types?: Map<string, Type>,
    mode?: number,
  ): unknown;
  resolveFunction(...args: unknown[]): unknown;
  resolveProperty(...args: unknown[]): unknown;
  ensureResolvedLazyGlobal(global: Global, mode?: number): boolean;
}
