import {
  CommonFlags,
  Compiler,
  DecoratorFlags,
  TypeRef,
  type CallExpression,
  type Class,
  type Function as AscFunction,
  type Module,
  type Node,
  type Program,
} from "assemblyscript";
import { Calls } from "./calls.js";
import type { OwningClasses } from "./classes.js";
import type { Expression } from "./frame.js";

const STATE = Symbol.for("as-io-lifetimes: sanitizer");
const HOOKED = Symbol.for("as-io-lifetimes: sanitizer's hooks");

const AT = Symbol("as-io-lifetimes: place of a call");

type Located = Compiler & { [AT]?: Node | undefined };
type SanitizedProgram = Program & { [STATE]?: Calls };

/** What is patched in the compiler: public methods, but without a guarantee of stability. */
interface Patched {
  compile(this: Compiler): Module;
  makeAllocation(this: Compiler, cls: Class): Expression;
  compileInstantiate(
    this: Compiler,
    constructor: AscFunction,
    args: unknown[],
    constraints: number,
    at: Node,
  ): Expression;
  makeCallDirect(
    this: Compiler,
    fn: AscFunction,
    operands: Expression[] | null,
    at: Node,
    isDropped?: boolean,
  ): Expression;
  compileCallExpression(this: Compiler, expression: CallExpression, ...rest: unknown[]): Expression;
  compileCallDirect(
    this: Compiler,
    fn: AscFunction,
    args: unknown[],
    at: Node,
    self?: Expression,
    constraints?: number,
  ): Expression;
  makeCallInline(
    this: Compiler,
    fn: AscFunction,
    operands: Expression[] | null,
    self?: Expression,
    isDropped?: boolean,
  ): Expression;
  [HOOKED]?: boolean;
}

/**
 * Makes asc call the sanitizer wherever it emits a call or an allocation. This includes methods, accessors, operators,
 * constructors, reads and writes of fields, and implicit calls.
 */
export function hookCompiler(program: Program, classes: OwningClasses, room: string): void {
  (program as SanitizedProgram)[STATE] = new Calls(classes, room);
  const prototype = Compiler.prototype as unknown as Patched;
  if (prototype[HOOKED]) return;
  prototype[HOOKED] = true;
  const { compile, makeAllocation, compileInstantiate, compileCallExpression } = prototype;
  const { makeCallDirect, compileCallDirect, makeCallInline } = prototype;
  prototype.compile = function () {
    const module = compile.call(this);
    if ((this.program as SanitizedProgram)[STATE]) endCommand(this, room);
    return module;
  };
  prototype.makeAllocation = function (cls) {
    const value = makeAllocation.call(this, cls);
    return of(this)?.allocation(this, cls, value) ?? value;
  };
  prototype.compileInstantiate = function (constructor, args, constraints, at) {
    const value = compileInstantiate.call(this, constructor, args, constraints, at);
    return of(this)?.instantiation(this, constructor, value, at) ?? value;
  };
  prototype.compileCallExpression = function (expression, ...rest) {
    of(this)?.noteDrop(expression);
    return compileCallExpression.call(this, expression, ...rest);
  };
  prototype.makeCallDirect = function (fn, operands, at, isDropped) {
    const emit = (given: Expression[] | null) => makeCallDirect.call(this, fn, given, at, isDropped);
    const calls = operands && of(this);
    if (!calls) return emit(operands);
    return isInlined(fn) ? located(this, at, () => emit(operands)) : calls.call(this, fn, operands, at, emit);
  };
  prototype.compileCallDirect = function (fn, args, at, self, constraints) {
    return located(this, at, () => compileCallDirect.call(this, fn, args, at, self, constraints));
  };
  prototype.makeCallInline = function (fn, operands, self, isDropped) {
    const emit = (given: Expression[]) =>
      makeCallInline.call(this, fn, self ? given.slice(1) : given, self ? given[0] : 0, isDropped);
    const all = self ? [self, ...(operands ?? [])] : (operands ?? []);
    return of(this)?.call(this, fn, all, (this as Located)[AT]!, emit) ?? emit(all);
  };
}

/** Whether asc inlines a call. */
function isInlined(fn: AscFunction): boolean {
  return fn.hasDecorator(DecoratorFlags.Inline) && !fn.is(CommonFlags.Overridden);
}

/** Keeps the place of a call, which asc doesn't pass on when it inlines. */
function located<T>(compiler: Located, at: Node, work: () => T): T {
  const outer = compiler[AT];
  compiler[AT] = at;
  try {
    return work();
  } finally {
    compiler[AT] = outer;
  }
}

function of(compiler: Compiler): Calls | null {
  const calls = (compiler.program as SanitizedProgram)[STATE];
  return calls && !calls.isInside(compiler) ? calls : null;
}

/** Makes a command check for leaks at its end. For other modules the host does this. */
function endCommand({ module, options }: Compiler, room: string): void {
  const { exportStart } = options;
  if (exportStart !== "_start") return;
  const calls = ["~start", `${room}/onEnd`].map((name) => module.call(name, [], TypeRef.None));
  module.addFunction("~sanitized", TypeRef.None, TypeRef.None, null, module.block(null, calls, TypeRef.None));
  module.removeExport(exportStart);
  module.addFunctionExport("~sanitized", exportStart);
}
