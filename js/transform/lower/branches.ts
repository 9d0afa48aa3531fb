// Expressions that are computed on some paths only. Their temporaries end with them, as those of the branches of an
// `if` do in Rust: `open().read() > 3 && b.read() > 2` drops what it opened before it reads `b`.

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
import { PLAIN, type Operand } from "./operand.js";
import type { Block } from "../../ownership/mir.js";
import { expressionIn, slot, strip, type Slot } from "../syntax/slot.js";
import { lowerExpression } from "./expressions.js";
import type { Lowering } from "./lowering.js";
import { isTrackedOperand, use } from "./operands.js";

export function lowerShortCircuit(mir: Lowering, node: BinaryExpression, contextual: Type): Operand {
  lowerRead(mir, slot(node, "left"), contextual);
  const right = mir.block(),
    end = mir.block();
  mir.goto(right);
  mir.goto(end);
  mir.start(right);
  lowerRead(mir, slot(node, "right"), contextual);
  mir.goto(end);
  mir.start(end);
  return PLAIN;
}

/** Lowers a test that leads to one of two blocks. What `a && b` did in `b` is sure where it was true. */
export function lowerTest(mir: Lowering, at: Slot, whenTrue: Block, whenFalse: Block): void {
  const node = expressionIn(strip(at));
  if (isNegation(node)) return lowerTest(mir, slot(node, "operand"), whenFalse, whenTrue);
  if (!isShortCircuit(node)) {
    lowerRead(mir, at, Type.auto);
    mir.goto(whenTrue);
    mir.goto(whenFalse);
    return;
  }
  const right = mir.block();
  const isAnd = node.operator === Token.Ampersand_Ampersand;
  lowerTest(mir, slot(node, "left"), isAnd ? right : whenTrue, isAnd ? whenFalse : right);
  mir.start(right);
  lowerTest(mir, slot(node, "right"), whenTrue, whenFalse);
}

/** Whether a test has several parts, of which not all may be computed. */
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
  const sides = (["ifThen", "ifElse"] as const).map((key, i) => {
    mir.start(branches[i]!);
    const operand = lowerBranch(mir, slot(node, key), contextual);
    const side = { operand, node: node[key], end: mir.current };
    mir.goto(end);
    return side;
  });
  mir.start(end);
  if (!sides.some(({ operand }) => isTrackedOperand(operand))) return PLAIN;
  return { k: "choice", sides, node, type: mir.typeOf(node, contextual) };
}

/** Lowers an expression whose value is no owner or borrow, and ends its temporaries with it. */
export function lowerRead(mir: Lowering, at: Slot, contextual: Type): void {
  const node: Expression = expressionIn(at);
  endingWith(mir, at, contextual, () => {
    const operand = lowerExpression(mir, at, contextual);
    use(mir, operand, node);
    return operand;
  });
}

function lowerBranch(mir: Lowering, at: Slot, contextual: Type): Operand {
  return endingWith(mir, at, contextual, () => lowerExpression(mir, at, contextual));
}

/** What is tracked may borrow from the temporaries, or be one: then they end with the statement. */
function endingWith(mir: Lowering, at: Slot, contextual: Type, work: () => Operand): Operand {
  const { statement } = mir;
  const outer = mir.temps;
  mir.temps = [];
  const operand = work();
  const mine = mir.temps;
  mir.temps = outer;
  const type = mine.some(({ own }) => own) ? mir.typeOf(expressionIn(at), contextual) : null;
  if (!statement || isTrackedOperand(operand) || !type) outer.push(...mine);
  else
    mir.drop(mine, {
      kind: "expression",
      slot: at,
      statement,
      result: type.isBooleanValue ? "bool" : type.kind === TypeKind.Void ? "void" : type,
    });
  return operand;
}
