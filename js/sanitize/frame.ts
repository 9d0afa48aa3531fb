import {
  BinaryOp,
  LocalFlags,
  Type,
  UnaryOp,
  type Compiler,
  type Function as AscFunction,
  type Local,
} from "assemblyscript";

/** asc's name for an expression of the module. */
export type Expression = number;

/** Emits a call with the given operands. */
export type Emit = (operands: Expression[]) => Expression;

/** The operands of one call, stored in variables so that they can be used before and after it. */
export class Frame {
  readonly #locals: readonly Local[];

  constructor(
    private readonly compiler: Compiler,
    fn: AscFunction,
    private readonly operands: readonly Expression[],
  ) {
    const { currentFlow: flow } = compiler;
    const { thisType, parameterTypes } = fn.signature;
    const types = thisType ? [thisType, ...parameterTypes] : parameterTypes;
    this.#locals = operands.map((operand, i) => {
      const local = flow.getTempLocal(types[i]!);
      if (flow.isNonnull(operand, types[i]!)) flow.setLocalFlag(local.index, LocalFlags.NonNull);
      return local;
    });
  }

  /** Returns the key of an operand that is a reference. */
  key(index: number): Expression {
    return keyOf(this.compiler, this.#locals[index]!);
  }

  /** Evaluates the operands, then the steps before the call, the call, and the steps after it. */
  emit(before: readonly Expression[], emit: Emit, after: (result: () => Expression) => Expression[]): Expression {
    const { compiler } = this;
    const { module } = compiler;
    const sets = this.operands.map((operand, i) => {
      const { index, type } = this.#locals[i]!;
      return module.local_set(index, operand, type.isManaged);
    });
    const call = emit(this.#locals.map(({ index, type }) => module.local_get(index, type.toRef())));
    const { currentType } = compiler;
    const whole = Frame.after(compiler, call, currentType, after);
    return module.block(null, [...sets, ...before, whole], currentType.toRef());
  }

  /** Evaluates an expression, then the steps after it, and returns the value of the expression. */
  static after(
    compiler: Compiler,
    value: Expression,
    type: Type,
    steps: (result: () => Expression) => Expression[],
  ): Expression {
    const { module } = compiler;
    if (type === Type.void) return module.block(null, [value, ...steps(noResult)], type.toRef());
    const result = compiler.currentFlow.getTempLocal(type);
    const after = steps(() => keyOf(compiler, result));
    if (after.length === 0) return value;
    const set = module.local_set(result.index, value, type.isManaged);
    return module.block(null, [set, ...after, module.local_get(result.index, type.toRef())], type.toRef());
  }
}

function noResult(): never {
  throw new Error("as-io-lifetimes: a call without a result has none to name");
}

/** Returns the key of a value in events: its address, or the number of a handle with the bit above 32 set. */
function keyOf({ module }: Compiler, { index, type }: Local): Expression {
  const address = module.unary(UnaryOp.ExtendU32ToU64, module.local_get(index, type.toRef()));
  return type.isManaged ? address : module.binary(BinaryOp.OrI64, address, module.i64(0, 1));
}
