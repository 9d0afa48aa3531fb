import {
  ElementKind,
  NodeKind,
  Token,
  LiteralKind,
  type BinaryExpression,
  type CallExpression,
  type Expression,
  type FunctionPrototype,
  type IntegerLiteralExpression,
  type LiteralExpression,
  type ParenthesizedExpression,
  type Statement,
  type Type,
  type UnaryPrefixExpression,
} from "assemblyscript";
import type { Block } from "../../ownership/mir.js";
import type { Site } from "./tables.js";
import { expressionIn, strip, type Slot } from "../syntax/slot.js";
import { hasParts, lowerTest } from "./branches.js";
import { isBuiltin } from "./calls.js";
import { lowerRead } from "./expressions.js";
import type { Lowering } from "./lowering.js";

/**
 * Lowers a condition. `known` is its value if asc decides it at compile time; asc then doesn't compile the other side.
 */
export function lowerCondition(
  mir: Lowering,
  at: Slot,
  statement: Statement,
): { whenTrue: Block; whenFalse: Block; known: boolean | null } {
  const site: Site = { kind: "expression", slot: at, statement, result: "bool" };
  const node = expressionIn(strip(at));
  const known = literal(node) ?? evaluate(mir, node);
  if (known === null && hasParts(node)) return { ...lowerParts(mir, at, site), known };
  const whenTrue = mir.block(),
    whenFalse = mir.block();
  mir.withTemporaries(site, () => lowerRead(mir, at, node));
  if (known !== false) mir.goto(whenTrue);
  if (known !== true) mir.goto(whenFalse);
  return { whenTrue, whenFalse, known };
}

/** Each part leads to its own blocks, unless something must be dropped after the whole condition, on every path. */
function lowerParts(mir: Lowering, at: Slot, site: Site): { whenTrue: Block; whenFalse: Block } {
  const outer = mir.temps;
  mir.temps = [];
  const ways = { whenTrue: mir.block(), whenFalse: mir.block() };
  lowerTest(mir, at, ways.whenTrue, ways.whenFalse);
  const mine = mir.temps;
  mir.temps = outer;
  if (!mine.some(({ own }) => own)) return ways;
  const end = mir.block();
  for (const way of [ways.whenTrue, ways.whenFalse]) {
    mir.start(way);
    mir.goto(end);
  }
  mir.start(end);
  mir.drop(mine, site);
  const after = { whenTrue: mir.block(), whenFalse: mir.block() };
  mir.goto(after.whenTrue);
  mir.goto(after.whenFalse);
  return after;
}

function literal(node: Expression): boolean | null {
  if (node.kind === NodeKind.True) return true;
  if (node.kind === NodeKind.False) return false;
  if (node.kind !== NodeKind.Literal || (node as LiteralExpression).literalKind !== LiteralKind.Integer) return null;
  return String((node as IntegerLiteralExpression).value) === "1" ? true : null;
}

/** Builtins that asc answers from types alone. */
const QUESTIONS: Record<string, (type: Type, mir: Lowering) => boolean> = {
  isBoolean: (type) => type.isBooleanValue,
  isInteger: (type) => type.isIntegerValue,
  isSigned: (type) => type.isSignedIntegerValue,
  isFloat: (type) => type.isFloatValue,
  isVector: (type) => type.isVectorValue,
  isReference: (type) => type.isReference,
  isManaged: (type) => type.isManaged,
  isNullable: (type) => type.isNullableReference,
  isVoid: (type) => type.toString() === "void",
  isString: (type, mir) => type.getClass()?.isAssignableTo(mir.checker.program.stringInstance) ?? false,
  isArray: (type, mir) => type.getClass()?.extendsPrototype(mir.checker.program.arrayPrototype) ?? false,
  isFunction: (type) => type.getSignature() !== null,
};

/** Returns the value of a condition that asc decides at compile time, such as `isInteger<T>()`, or null. */
function evaluate(mir: Lowering, node: Expression): boolean | null {
  switch (node.kind) {
    case NodeKind.Parenthesized:
      return evaluate(mir, (node as ParenthesizedExpression).expression);
    case NodeKind.UnaryPrefix: {
      const { operator, operand } = node as UnaryPrefixExpression;
      const value = operator === Token.Exclamation ? evaluate(mir, operand) : null;
      return value === null ? null : !value;
    }
    case NodeKind.Binary: {
      const { operator, left, right } = node as BinaryExpression;
      if (operator !== Token.Ampersand_Ampersand && operator !== Token.Bar_Bar) return null;
      const decisive = operator === Token.Bar_Bar;
      const a = evaluate(mir, left);
      return a === decisive ? decisive : a === null ? null : evaluate(mir, right);
    }
    case NodeKind.Call: {
      const { expression, typeArguments, args } = node as CallExpression;
      const element = expression.kind === NodeKind.Identifier ? mir.lookup(expression) : null;
      if (element?.kind !== ElementKind.FunctionPrototype || !isBuiltin(element as FunctionPrototype)) return null;
      const question = QUESTIONS[element.name];
      const type = !question
        ? null
        : typeArguments?.[0]
          ? mir.typeFor(typeArguments[0])
          : args[0]
            ? mir.typeOf(args[0])
            : null;
      return type ? question!(type, mir) : null;
    }
    default:
      return null;
  }
}
