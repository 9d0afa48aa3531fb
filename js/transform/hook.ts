import { Compiler, type BlockStatement, type Function as AscFunction, type FunctionDeclaration, type Program } from "assemblyscript";

/** What is to be compiled instead of a function's body, or null for the body as it is. */
export type BodyOf = (fn: AscFunction) => BlockStatement | null;

const BODY_OF = Symbol.for("as-io-lifetimes: body of");
const HOOKED = Symbol.for("as-io-lifetimes: hooked");

type HookedProgram = Program & { [BODY_OF]?: BodyOf };

type CompileFunctionBody = (this: Compiler, instance: AscFunction, statements: unknown) => boolean;

/**
 * Makes asc ask for the body of each function before it compiles it. This is the one place where every body passes with
 * its types resolved: methods, generic instances, inlined calls and function expressions included. It isn't a public
 * hook: asc has none that late.
 */
export function hook(program: Program, bodyOf: BodyOf): void {
  (program as HookedProgram)[BODY_OF] = bodyOf;
  const prototype = Compiler.prototype as unknown as { compileFunctionBody?: CompileFunctionBody; [HOOKED]?: boolean };
  if (prototype[HOOKED]) return;
  const original = prototype.compileFunctionBody;
  if (typeof original !== "function") {
    throw new Error("as-io-lifetimes: this version of assemblyscript has no Compiler#compileFunctionBody; use one that package.json names as a peer");
  }
  prototype[HOOKED] = true;
  prototype.compileFunctionBody = function (instance, statements) {
    const body = (instance.program as HookedProgram)[BODY_OF]?.(instance) ?? null;
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
