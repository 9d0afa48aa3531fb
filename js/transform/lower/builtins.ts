import { Type, type CallExpression, type FunctionPrototype } from "assemblyscript";
import * as errors from "../errors/index.js";
import { slot, type Slot } from "../syntax/slot.js";
import { isTracked, PLAIN } from "../types/mode.js";
import { lowerBranchRead } from "./branches.js";
import { construct, slots } from "./calls.js";
import { SCALAR, untracked } from "./closed.js";
import { lowerExpression } from "./expressions.js";
import { borrow, enter, READ } from "./gate.js";
import { result } from "./invoke.js";
import type { Lowering } from "./lowering.js";
import type { Operand } from "./operand.js";
import { isTrackedOperand, use } from "./operands.js";
import { spanOf } from "./tables.js";

/** Builtins that use the type of their argument and don't evaluate it. */
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

/** Lowers a call of a function that asc compiles itself. */
export function lowerBuiltin(
  mir: Lowering,
  node: CallExpression,
  { name }: FunctionPrototype,
  at: Slot,
  contextual: Type,
): Operand {
  const { args } = node;
  if (UNEVALUATED.has(name)) return SCALAR;
  switch (name) {
    case "unchecked":
    case "assert": {
      const operand = args[0] ? lowerExpression(mir, slot(args, 0), contextual) : SCALAR;
      if (args[1]) lowerMessage(mir, slot(args, 1));
      return isTrackedOperand(operand) ? operand : untracked(mir, node, "type" in operand ? operand.type : null);
    }
    case "select":
      return lowerSelect(mir, node);
    case "instantiate": {
      const cls = node.typeArguments?.[0] && mir.typeFor(node.typeArguments[0])?.getClass();
      if (cls) return construct(mir, cls, slots(args), node, at, node);
      break;
    }
  }
  args.forEach((arg, i) => {
    const operand = lowerExpression(mir, slot(args, i));
    if (isTrackedOperand(operand)) {
      mir.report(errors.bytesOfTracked(arg.range, name));
      use(mir, operand, arg);
    } else enter(mir, operand, { mode: PLAIN, what: `\`${name}\`` }, arg);
  });
  if (name === "unreachable") mir.dead();
  if (name === "changetype") return lowerChangetype(mir, node, at);
  return node.typeArguments ? untracked(mir, node, mir.typeOf(node, contextual)) : SCALAR;
}

function lowerChangetype(mir: Lowering, node: CallExpression, at: Slot): Operand {
  const [named] = node.typeArguments ?? [];
  if (!named) return untracked(mir, node, mir.typeOf(node));
  const type = mir.typeFor(named);
  const mode = mir.classes.mode(named, type, mir.fn, mir.flow);
  if (!isTracked(mode)) return untracked(mir, node, type);
  mir.report(errors.ownerFromBytes(node.range, type!.toString()));
  return result(mir, mode, type!, node, at, []);
}

/** `select(a, b, condition)` evaluates both: its result may be a borrow of either, but not an owner. */
function lowerSelect(mir: Lowering, node: CallExpression): Operand {
  const refs = node.args.map((arg, i) => {
    const operand = lowerExpression(mir, slot(node.args, i));
    if (i < 2 && isTrackedOperand(operand)) return borrow(mir, operand, arg, false);
    enter(mir, operand, { mode: i < 2 ? PLAIN : READ, what: "`select`" }, arg);
    return null;
  });
  const carried = refs.filter((local) => local !== null);
  const [first] = carried;
  if (!first) return untracked(mir, node, mir.typeOf(node));
  const { cls, type, nullable } = first;
  const local = mir.reference(node, { ref: "shared", cls, type, nullable });
  mir.emit({ op: "copy", target: local, sources: carried, span: spanOf(node) });
  return { k: "tmp", local, node, type: mir.typeOf(node) };
}

/** The message of `assert` is evaluated on a path of its own, which ends with a trap. */
function lowerMessage(mir: Lowering, at: Slot): void {
  const message = mir.block(),
    end = mir.block();
  mir.goto(message);
  mir.goto(end);
  mir.start(message);
  lowerBranchRead(mir, at, Type.auto);
  mir.start(end);
}
