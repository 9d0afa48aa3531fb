import {
  Compiler,
  type BlockStatement,
  type Function as AscFunction,
  type FunctionDeclaration,
  type Program,
} from "assemblyscript";

export interface Hooks {
  /** Returns the body to compile instead of a function's own, or null to keep its own. */
  bodyOf(fn: AscFunction): BlockStatement | null;
  /** asc has compiled the whole program. Whatever is resolved after this is not part of the module. */
  compiled(compiler: Compiler): void;
}

const HOOKS = Symbol.for("as-io-lifetimes: hooks");
const HOOKED = Symbol.for("as-io-lifetimes: hooked");

const CLAIMED = Symbol.for("as-io-lifetimes: claimed");

const COMPILER = Symbol.for("as-io-lifetimes: compiler");

type HookedProgram = Program & { [HOOKS]?: Hooks; [CLAIMED]?: true; [COMPILER]?: Compiler };

/**
 * Returns true on the first call for a program: a transform may be loaded twice, by an option and by the configuration.
 */
export function claim(program: Program): boolean {
  const isFirst = !(program as HookedProgram)[CLAIMED];
  (program as HookedProgram)[CLAIMED] = true;
  return isFirst;
}

type Compile = (this: Compiler) => unknown;
type CompileFunctionBody = (this: Compiler, instance: AscFunction, statements: unknown) => boolean;

/** What is patched in the compiler; `compileFunctionBody` is private. */
interface Patched {
  compile?: Compile;
  compileFunctionBody?: CompileFunctionBody;
  [HOOKED]?: boolean;
}

/**
 * Makes asc ask for the body of each function before it compiles it. All bodies pass through here with their types
 * resolved: methods, generic instances, inlined calls and function expressions included. This patches the compiler
 * because asc has no public hook that runs this late, and none between the end of compilation and the report of its
 * errors.
 */
export function hook(program: Program, hooks: Hooks): void {
  (program as HookedProgram)[HOOKS] = hooks;
  const prototype = Compiler.prototype as unknown as Patched;
  if (prototype[HOOKED]) return;
  const { compile, compileFunctionBody } = prototype;
  if (!compile || !compileFunctionBody) {
    throw new Error(
      "as-io-lifetimes: this version of assemblyscript has another Compiler; use one that package.json names as a peer",
    );
  }
  prototype[HOOKED] = true;
  prototype.compile = function () {
    (this.program as HookedProgram)[COMPILER] = this;
    const module = compile.call(this);
    (this.program as HookedProgram)[HOOKS]?.compiled(this);
    return module;
  };
  prototype.compileFunctionBody = function (instance, statements) {
    const declaration = instance.prototype.declaration as FunctionDeclaration;
    const saved = declaration.body;
    const body = (instance.program as HookedProgram)[HOOKS]?.bodyOf(instance) ?? written.get(declaration) ?? saved;
    if (body === saved) return compileFunctionBody.call(this, instance, statements);
    // asc compiles the bodies of callees meanwhile, among them other instances of this declaration. So the declaration
    // gets its own body back as soon as possible.
    if (!written.has(declaration)) written.set(declaration, saved);
    declaration.body = body;
    try {
      return compileFunctionBody.call(this, instance, statements);
    } finally {
      declaration.body = saved;
      if (saved === written.get(declaration)) written.delete(declaration);
    }
  };
}

/** Returns the compiler of a program that is being compiled. */
export function compilerOf(program: Program): Compiler {
  return (program as HookedProgram)[COMPILER]!;
}

/** The bodies that users wrote, for declarations that have another one for the moment. */
const written = new Map<FunctionDeclaration, FunctionDeclaration["body"]>();
