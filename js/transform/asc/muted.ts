import { CommonFlags, Type, type ClassPrototype, type Global, type Program } from "assemblyscript";
import { REPORT } from "./resolver.js";

/** What asc may say while the transform asks it: all, only what is wrong with declarations, or nothing. */
type Voice = "all" | "declarations" | "nothing";

/**
 * Keeps asc from reporting what it resolves for the transform. Swallowing is a mode of the resolver, and some of its calls
 * forget it. What they would say is said when asc compiles the code, with two exceptions:
 *
 * - A class, function or property is resolved once. What is wrong with its declaration has to be said by who comes first.
 * - asc looks at the type of a global when it compiles it, but not if it is resolved by then. So it is unresolved again.
 */
export class Muted {
  #voice: Voice = "all";
  /** How many declarations are being resolved, one within the other. */
  #depth = 0;
  #globals: Global[] = [];

  constructor(program: Program) {
    const resolver = program.resolver as unknown as Internals;
    for (const emitter of [resolver, program as unknown as Emitter]) this.#muteEmitter(emitter);
    this.#muteResolver(resolver);
  }

  /** Runs `work` while asc says only what is wrong with declarations; nothing where all is compiled. */
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
    // The arguments of a generic class may be wrong in code that asc leaves out: they stay its business.
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
