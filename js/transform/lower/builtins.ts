import { Type, type CallExpression, type Expression, type FunctionPrototype } from "assemblyscript";
import { PLAIN, type Operand } from "./operand.js";
import { slot, type Slot } from "../syntax/slot.js";
import { isTracked } from "../types/mode.js";
import { lowerRead } from "./branches.js";
import { result } from "./calls.js";
import { lowerExpression } from "./expressions.js";
import type { Lowering } from "./lowering.js";
import { isTrackedOperand, use } from "./operands.js";
import * as errors from "../errors/index.js";

/** Builtins that look at the type of their argument and don't evaluate it. */
const UNEVALUATED = new Set([
  "isDefined",
  "sizeof",
  "offsetof",
  "alignof",
  "idof",
  "nameof",
  "isNullable",
  "isManaged",
  "isReference",
  "isString",
  "isArray",
  "isArrayLike",
  "isFunction",
  "isConstant",
  "isInteger",
  "isFloat",
  "isSigned",
  "isBoolean",
  "isVector",
  "isVoid",
]);

/** A call of a function that asc itself compiles. */
export function lowerBuiltin(mir: Lowering, node: CallExpression, { name }: FunctionPrototype, at: Slot): Operand {
  const { args } = node;
  if (UNEVALUATED.has(name)) return PLAIN;
  if (name === "unchecked" || name === "assert") {
    const operand = args[0] ? lowerExpression(mir, slot(args, 0)) : PLAIN;
    if (args[1]) lowerMessage(mir, slot(args, 1));
    return isTrackedOperand(operand) ? operand : PLAIN;
  }
  args.forEach((arg, i) => {
    const operand = lowerExpression(mir, slot(args, i));
    use(mir, operand, arg);
    if (RAW.has(name)) checkRaw(mir, name, operand, arg);
  });
  if (name === "unreachable") mir.dead();
  if (name !== "changetype" || !node.typeArguments?.[0]) return PLAIN;
  const type = mir.typeFor(node.typeArguments[0]);
  const mode = mir.classes.mode(node.typeArguments[0], type, mir.fn, mir.flow);
  if (isTracked(mode)) {
    mir.report(errors.ownerFromBytes(node.range, type?.toString() ?? "?"));
  }
  return result(mir, mode, type ?? Type.auto, node, at, []);
}

/** The message of `assert` is computed on a path of its own, which ends with a trap. */
function lowerMessage(mir: Lowering, at: Slot): void {
  const message = mir.block(),
    end = mir.block();
  mir.goto(message);
  mir.goto(end);
  mir.start(message);
  lowerRead(mir, at, Type.auto);
  mir.start(end);
}

/** Builtins that get at the bytes of a value. */
const RAW = new Set(["changetype", "load", "store"]);

function checkRaw(mir: Lowering, name: string, operand: Operand, node: Expression): void {
  if (!isTrackedOperand(operand)) return;
  mir.report(errors.bytesOfTracked(node.range, name));
}
