import {
  CommonFlags,
  Compiler,
  type BlockStatement,
  type Function as AscFunction,
  type FunctionDeclaration,
  type Node,
  type Program,
} from "assemblyscript";
import { ownName } from "../words.js";
import { placingErrors } from "./library-errors.js";

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
const CALLS = Symbol.for("as-io-lifetimes: calls of imports");
const LEFT = Symbol.for("as-io-lifetimes: calls of intrinsics");

/** A call of `take` or `replace` that was compiled as it is. */
interface LeftIntrinsic {
  readonly name: string;
  readonly at: Node;
}

type HookedProgram = Program & {
  [HOOKS]?: Hooks;
  [CLAIMED]?: true;
  [COMPILER]?: Compiler;
  [CALLS]?: Map<AscFunction, Node>;
  [LEFT]?: LeftIntrinsic[];
};

/**
 * Returns true on the first call for a program: a transform may be loaded twice, by an option and by the configuration.
 */
export function claim(program: Program): boolean {
  const isFirst = !(program as HookedProgram)[CLAIMED];
  (program as HookedProgram)[CLAIMED] = true;
  return isFirst;
}

type Compile = (this: Compiler) => unknown;
type MakeCallDirect = (this: Compiler, fn: AscFunction, operands: unknown, at: Node, isDropped?: boolean) => unknown;
type CompileCallDirect = (this: Compiler, fn: AscFunction, args: unknown, at: Node, ...rest: unknown[]) => unknown;
type CompileFunctionBody = (this: Compiler, instance: AscFunction, statements: unknown) => boolean;

/** What is patched in the compiler; some of it is private. */
interface Patched {
  compile?: Compile;
  compileFunctionBody?: CompileFunctionBody;
  makeCallDirect?: MakeCallDirect;
  compileCallDirect?: CompileCallDirect;
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
  const { compile, compileFunctionBody, makeCallDirect, compileCallDirect } = prototype;
  if (!compile || !compileFunctionBody || !makeCallDirect || !compileCallDirect) {
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
  prototype.makeCallDirect = function (fn, operands, at, isDropped) {
    if (fn.is(CommonFlags.Ambient)) noteCall(this.program, fn, at);
    if (isIntrinsic(fn)) ((this.program as HookedProgram)[LEFT] ??= []).push({ name: fn.prototype.name, at });
    return makeCallDirect.call(this, fn, operands, at, isDropped);
  };
  prototype.compileCallDirect = function (fn, args, at, ...rest) {
    return placingErrors(this.program, at, () => compileCallDirect.call(this, fn, args, at, ...rest));
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

/** Whether a function is `take` or `replace`, calls of which the transform writes out. */
function isIntrinsic({ prototype }: AscFunction): boolean {
  const { name, internalName } = prototype;
  return (name === "take" || name === "replace") && ownName(internalName) !== null;
}

/** Returns the calls of `take` and `replace` that asc has compiled, since nothing wrote them out. */
export function leftIntrinsics(program: Program): readonly LeftIntrinsic[] {
  return (program as HookedProgram)[LEFT] ?? [];
}

/** Keeps the first call of an imported function, of those in the program's own files if there is one. */
function noteCall(program: HookedProgram, fn: AscFunction, at: Node): void {
  const calls = (program[CALLS] ??= new Map());
  const known = calls.get(fn);
  if (!known || (known.range.source.isLibrary && !at.range.source.isLibrary)) calls.set(fn, at);
}

/** Returns where an imported function is called, or null. */
export function callOf(program: Program, fn: AscFunction): Node | null {
  return (program as HookedProgram)[CALLS]?.get(fn) ?? null;
}

/** Returns the compiler of a program that is being compiled. */
export function compilerOf(program: Program): Compiler {
  return (program as HookedProgram)[COMPILER]!;
}

/** The bodies that users wrote, for declarations that have another one for the moment. */
const written = new Map<FunctionDeclaration, FunctionDeclaration["body"]>();
