import { Compiler, type BlockStatement, type Function as AscFunction, type FunctionDeclaration, type Program } from "assemblyscript";

export interface Hooks {
  /** What is to be compiled instead of a function's body, or null for the body as it is. */
  bodyOf(fn: AscFunction): BlockStatement | null;
  /** All that the program reaches is compiled. What the resolver makes from here on is no part of the module. */
  compiled(): void;
}

const HOOKS = Symbol.for("as-io-lifetimes: hooks");
const HOOKED = Symbol.for("as-io-lifetimes: hooked");

type HookedProgram = Program & { [HOOKS]?: Hooks };

type Compile = (this: Compiler) => unknown;
type CompileFunctionBody = (this: Compiler, instance: AscFunction, statements: unknown) => boolean;

/**
 * Makes asc ask for the body of each function before it compiles it. This is the one place where every body passes with
 * its types resolved: methods, generic instances, inlined calls and function expressions included. It isn't a public
 * hook: asc has none that late, and none between the end of compilation and the report of its errors.
 */
export function hook(program: Program, hooks: Hooks): void {
  (program as HookedProgram)[HOOKS] = hooks;
  const prototype = Compiler.prototype as unknown as { compile?: Compile; compileFunctionBody?: CompileFunctionBody; [HOOKED]?: boolean };
  if (prototype[HOOKED]) return;
  const { compile, compileFunctionBody: original } = prototype;
  if (typeof compile !== "function" || typeof original !== "function") {
    throw new Error("as-io-lifetimes: this version of assemblyscript has no Compiler#compileFunctionBody; use one that package.json names as a peer");
  }
  prototype[HOOKED] = true;
  prototype.compile = function () {
    const module = compile.call(this);
    (this.program as HookedProgram)[HOOKS]?.compiled();
    return module;
  };
  prototype.compileFunctionBody = function (instance, statements) {
    const body = (instance.program as HookedProgram)[HOOKS]?.bodyOf(instance) ?? null;
    if (!body) return original.call(this, instance, statements);
    // The bodies of callees are compiled in between, so the declaration has its own body again as soon as it can.
    const declaration = instance.prototype.declaration as FunctionDeclaration;
    const saved = declaration.body;
    declaration.body = body;
    try {
      return original.call(this, instance, statements);
    } finally {
      declaration.body = saved;
    }
  };
}
