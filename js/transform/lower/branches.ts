// Expressions that are evaluated on some paths only. Their temporaries are dropped at their end, like those of the
// branches of an `if` in Rust: `open().read() > 3 && b.read() > 2` drops the file that it opened before it reads `b`.

import {
  NodeKind,
  Token,
  Type,
  TypeKind,
  type BinaryExpression,
  type Expression,
  type TernaryExpression,
  type UnaryPrefixExpression,
} from "assemblyscript";
import type { Block } from "../../ownership/mir.js";
import * as errors from "../errors/index.js";
import { expressionIn, slot, strip, type Slot } from "../syntax/slot.js";
import { PLAIN } from "../types/mode.js";
import { SCALAR, untracked } from "./closed.js";
import { lowerExpression, lowerRead } from "./expressions.js";
import { enter, READ } from "./gate.js";
import { knownCondition } from "./known.js";
import type { Lowering } from "./lowering.js";
import type { Operand, Side } from "./operand.js";
import { isTrackedOperand, typeIn, use } from "./operands.js";
import { wholeAndParts } from "./parts.js";
import { spanOf, type Variable } from "./tables.js";

/** Lowers `a || b`, which is `a`, or `b` if `a` is null, and `a && b`, which is `b` or null. */
export function lowerShortCircuit(mir: Lowering, node: BinaryExpression, contextual: Type): Operand {
  const isOr = node.operator === Token.Bar_Bar;
  if (contextual === Type.bool && knownCondition(mir, node.left) === isOr)
    return lowerRead(mir, slot(node, "left"), node.left);
  const left = lowerBranch(mir, slot(node, "left"), contextual);
  use(mir, left, node.left);
  const there = mir.block(),
    absent = mir.block(),
    end = mir.block();
  mir.goto(there);
  mir.goto(absent);
  mir.start(absent);
  forget(mir, left);
  mir.start(isOr ? absent : there);
  const right = lowerBranch(mir, slot(node, "right"), contextual);
  const computed: Side = { operand: right, node: node.right, end: mir.current };
  const given: Side = { operand: isOr ? left : { k: "null" }, node: node.left, end: isOr ? there : absent };
  for (const side of [given, computed]) mir.connect(side.end, end);
  mir.start(end);
  return choose(mir, node, [given, computed], contextual) ?? untracked(mir, node, typeIn(right));
}

/** A null value has nothing to drop. */
function forget(mir: Lowering, operand: Operand): void {
  if (operand.k === "choice") for (const side of operand.sides) forget(mir, side.operand);
  else if (operand.k === "place" && operand.path.length === 0) mir.emitEmpty(operand.root);
  else if (operand.k === "tmp" && operand.local.own)
    for (const local of wholeAndParts(operand.local))
      mir.emit({ op: "move", local, span: spanOf(operand.node), withWhole: true });
}

/**
 * Returns a choice of two values if one of them is tracked, otherwise null. Function values can't be told apart later.
 */
function choose(mir: Lowering, node: Expression, sides: Side[], contextual: Type): Operand | null {
  const functions = sides.flatMap(({ operand }) => (operand.k === "function" ? [operand] : []));
  for (const {
    node: { range },
    name,
  } of functions)
    mir.report(errors.functionValue(range, name));
  if (functions.length > 0) return { k: "unknown" };
  if (sides.every(({ operand }) => operand.k === "null")) return { k: "null" };
  if (!sides.some(({ operand }) => isTrackedOperand(operand))) return null;
  const type = mir.typeOf(node, contextual) ?? sides.map(({ operand }) => typeIn(operand)).find((each) => each) ?? null;
  const choice: Operand = { k: "choice", sides, node, type };
  if (!type || mir.classes.isFollowed(type)) return choice;
  // The two have only an untracked base class in common.
  enter(mir, choice, { mode: PLAIN, what: `a value of the untracked type \`${type.toString()}\`` }, node);
  return { k: "unknown" };
}

/** Lowers a test that leads to one of two blocks. If `a && b` is true, what `b` did is known. */
export function lowerTest(mir: Lowering, at: Slot, whenTrue: Block, whenFalse: Block): void {
  const node = expressionIn(strip(at));
  if (isNegation(node)) return lowerTest(mir, slot(node, "operand"), whenFalse, whenTrue);
  if (!isShortCircuit(node)) {
    lowerBranchRead(mir, at, Type.auto);
    return gotoKnown(mir, node, whenTrue, whenFalse);
  }
  const right = mir.block();
  const isAnd = node.operator === Token.Ampersand_Ampersand;
  lowerTest(mir, slot(node, "left"), isAnd ? right : whenTrue, isAnd ? whenFalse : right);
  mir.start(right);
  if (mir.isReached) lowerTest(mir, slot(node, "right"), whenTrue, whenFalse);
}

/** Leads to the block for the value of a test that asc decides at compile time, otherwise to both. */
export function gotoKnown(mir: Lowering, test: Expression, whenTrue: Block, whenFalse: Block): void {
  const known = knownCondition(mir, test);
  const absent = absentAfter(mir, test);
  if (known !== false) gotoWithout(mir, whenTrue, absent?.when === true ? absent.local : null);
  if (known !== true) gotoWithout(mir, whenFalse, absent?.when === false ? absent.local : null);
}

/** Leads to a block where a local, if there is one, is null. */
function gotoWithout(mir: Lowering, block: Block, local: Variable | null): void {
  if (!local) return mir.goto(block);
  const { current } = mir;
  const way = mir.block();
  mir.goto(way);
  mir.start(way);
  mir.emitEmpty(local);
  mir.goto(block);
  mir.start(current);
}

/** Returns the variable that is null when a test has the given result, if the test is about one that must be used up. */
function absentAfter(mir: Lowering, test: Expression): { local: Variable; when: boolean } | null {
  if (!mir.classes.hasLinear) return null;
  const node = expressionIn(strip(slot([test], 0)));
  if (node.kind === NodeKind.UnaryPrefix && (node as UnaryPrefixExpression).operator === Token.Exclamation) {
    const inner = absentAfter(mir, (node as UnaryPrefixExpression).operand);
    return inner && { ...inner, when: !inner.when };
  }
  if (node.kind === NodeKind.Identifier) {
    const element = mir.lookup(node);
    const local = element && mir.byElement.get(element);
    return local?.linear ? { local, when: false } : null;
  }
  if (node.kind !== NodeKind.Binary) return null;
  const { operator, left, right } = node as BinaryExpression;
  if (!EQUALITY.has(operator)) return null;
  const value = right.kind === NodeKind.Null ? left : left.kind === NodeKind.Null ? right : null;
  const isEqual = operator === Token.Equals_Equals || operator === Token.Equals_Equals_Equals;
  const inner = value && value.kind === NodeKind.Identifier ? absentAfter(mir, value) : null;
  return inner && { ...inner, when: isEqual };
}

const EQUALITY = new Set([
  Token.Equals_Equals,
  Token.Equals_Equals_Equals,
  Token.Exclamation_Equals,
  Token.Exclamation_Equals_Equals,
]);

/** Whether a test has several parts, some of which may not be evaluated. */
export function hasParts(node: Expression): boolean {
  return isNegation(node) || isShortCircuit(node);
}

function isShortCircuit(node: Expression): node is BinaryExpression {
  if (node.kind !== NodeKind.Binary) return false;
  const { operator } = node as BinaryExpression;
  return operator === Token.Ampersand_Ampersand || operator === Token.Bar_Bar;
}

/** `!(a && b)` */
function isNegation(node: Expression): node is UnaryPrefixExpression {
  if (node.kind !== NodeKind.UnaryPrefix) return false;
  const { operator } = node as UnaryPrefixExpression;
  return operator === Token.Exclamation && hasParts(expressionIn(strip(slot(node, "operand"))));
}

export function lowerTernary(mir: Lowering, node: TernaryExpression, contextual: Type): Operand {
  const branches = [mir.block(), mir.block()] as const;
  const end = mir.block();
  lowerTest(mir, slot(node, "condition"), ...branches);
  const keys = ["ifThen", "ifElse"] as const;
  const excluded = branches.findIndex((branch) => !mir.hasPathTo(branch));
  if (excluded >= 0) {
    mir.start(branches[1 - excluded]!);
    return lowerExpression(mir, slot(node, keys[1 - excluded]!), contextual);
  }
  const sides = keys.map((key, i) => {
    mir.start(branches[i]!);
    const operand = lowerBranch(mir, slot(node, key), contextual);
    const side = { operand, node: node[key], end: mir.current };
    mir.goto(end);
    return side;
  });
  mir.start(end);
  const type = sides.map(({ operand }) => typeIn(operand)).find((each) => each) ?? null;
  return choose(mir, node, sides, contextual) ?? untracked(mir, node, type);
}

/** Lowers an expression whose value is neither an owner nor a borrow, and drops its temporaries at its end. */
export function lowerBranchRead(mir: Lowering, at: Slot, contextual: Type): void {
  const node: Expression = expressionIn(at);
  endingWith(mir, at, contextual, () => {
    enter(mir, lowerExpression(mir, at, contextual), { mode: READ, what: "a test" }, node);
    return SCALAR;
  });
}

function lowerBranch(mir: Lowering, at: Slot, contextual: Type): Operand {
  return endingWith(mir, at, contextual, () => lowerExpression(mir, at, contextual));
}

/** A tracked value may be a temporary or borrow from one, so its temporaries end with the statement. */
function endingWith(mir: Lowering, at: Slot, contextual: Type, work: () => Operand): Operand {
  const { statement } = mir;
  const [operand, mine] = mir.collecting(work);
  const type = mine.some(({ own }) => own) ? mir.typeOf(expressionIn(at), contextual) : null;
  if (!statement || isTrackedOperand(operand) || !type) mir.temps.push(...mine);
  else
    mir.drop(mine, {
      kind: "expression",
      slot: at,
      statement,
      result: type.isBooleanValue ? "bool" : type.kind === TypeKind.Void ? "void" : type,
    });
  return operand;
}
