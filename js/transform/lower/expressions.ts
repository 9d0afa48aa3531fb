import {
  AssertionKind,
  CommonFlags,
  DecoratorFlags,
  ElementKind,
  LiteralKind,
  NodeKind,
  Token,
  Type,
  type ArrayLiteralExpression,
  type AssertionExpression,
  type BinaryExpression,
  type CallExpression,
  type CommaExpression,
  type Element,
  type ElementAccessExpression,
  type Expression,
  type FunctionExpression,
  type FunctionPrototype,
  type Global,
  type IdentifierExpression,
  type InstanceOfExpression,
  type LiteralExpression,
  type NewExpression,
  type ObjectLiteralExpression,
  type PropertyAccessExpression,
  type TemplateLiteralExpression,
  type TernaryExpression,
  type TypedElement,
  type UnaryExpression,
} from "assemblyscript";
import { quietly, SWALLOW } from "../asc/resolver.js";
import * as errors from "../errors/index.js";
import { kindOf, unknownKind, type ExpressionKind } from "../syntax/kinds.js";
import { expressionIn, slot, strip, type Slot } from "../syntax/slot.js";
import { isTracked, type Mode, PLAIN } from "../types/mode.js";
import { isTrackedCallable } from "../types/signatures.js";
import { lowerAssignment } from "./assignments.js";
import { lowerShortCircuit, lowerTernary } from "./branches.js";
import { lowerCall, lowerNew } from "./calls.js";
import { SCALAR, unresolved, untracked } from "./closed.js";
import { enter, READ } from "./gate.js";
import type { Lowering } from "./lowering.js";
import type { Operand } from "./operand.js";
import { discard, isTrackedOperand, mapSides } from "./operands.js";
import { lowerBinaryOperator, lowerUnaryOperator } from "./operators.js";
import { lowerElementAccess, lowerProperty } from "./properties.js";
import { invoke } from "./invoke.js";
import { checkUnused } from "./unused.js";

/** Lowers the expression in a slot. The operand that it returns isn't used yet. */
export function lowerExpression(mir: Lowering, at: Slot, contextual: Type = Type.auto): Operand {
  const inner = strip(at);
  const node = expressionIn(inner);
  const kind = kindOf<ExpressionKind>(node);
  switch (kind) {
    case NodeKind.Identifier:
      return lowerIdentifier(mir, node as IdentifierExpression, inner);
    case NodeKind.This:
    case NodeKind.Super:
      return lowerThis(mir, node, inner);
    case NodeKind.Null:
      return { k: "null" };
    case NodeKind.Assertion:
      return lowerAssertion(mir, node as AssertionExpression, contextual);
    case NodeKind.Call:
      return lowerCall(mir, node as CallExpression, inner, contextual);
    case NodeKind.New:
      return lowerNew(mir, node as NewExpression, inner, contextual);
    case NodeKind.PropertyAccess:
      return lowerProperty(mir, node as PropertyAccessExpression, inner);
    case NodeKind.ElementAccess:
      return lowerElementAccess(mir, node as ElementAccessExpression, inner);
    case NodeKind.Binary:
      return lowerBinary(mir, node as BinaryExpression, inner, contextual);
    case NodeKind.Ternary:
      return lowerTernary(mir, node as TernaryExpression, contextual);
    case NodeKind.Comma:
      return lowerComma(mir, node as CommaExpression, contextual);
    case NodeKind.UnaryPrefix:
    case NodeKind.UnaryPostfix:
      return lowerUnaryOperator(mir, node as UnaryExpression, inner);
    case NodeKind.InstanceOf:
      return lowerRead(mir, slot(node, "expression"), (node as InstanceOfExpression).expression);
    case NodeKind.Literal:
      return lowerLiteral(mir, node as LiteralExpression, contextual);
    case NodeKind.True:
    case NodeKind.False:
    case NodeKind.Omitted:
      return SCALAR;
    case NodeKind.Function:
      return lowerFunctionValue(mir, node as FunctionExpression, contextual);
    case NodeKind.Parenthesized: // `strip` removed them
    case NodeKind.Compiled: // made by another transform, and unknown
    case NodeKind.Class: // asc has no class expressions
      return untracked(mir, node, mir.typeOf(node, contextual));
    default:
      return unknownKind(kind);
  }
}

/** Lowers an expression that is only read. */
export function lowerRead(mir: Lowering, at: Slot, node: Expression): Operand {
  enter(mir, lowerExpression(mir, at), { mode: READ, what: "an operand" }, node);
  return SCALAR;
}

function lowerComma(mir: Lowering, { expressions }: CommaExpression, contextual: Type): Operand {
  let operand: Operand = SCALAR;
  expressions.forEach((_, i) => {
    if (i > 0) discard(mir, operand);
    operand = lowerExpression(mir, slot(expressions, i), contextual);
    if (i < expressions.length - 1) checkUnused(mir, expressions[i]!, operand);
  });
  return operand;
}

function lowerThis(mir: Lowering, node: Expression, at: Slot): Operand {
  const local = mir.thisLocal;
  if (!local) return untracked(mir, node, mir.fn.signature.thisType);
  if (local.own) return { k: "place", root: local, path: [], mode: local, node, slot: at, type: local.type };
  return { k: "var", local, node, type: local.type };
}

function lowerAssertion(mir: Lowering, node: AssertionExpression, contextual: Type): Operand {
  const operand = lowerExpression(mir, slot(node, "expression"), contextual);
  if (node.assertionKind === AssertionKind.NonNull || node.assertionKind === AssertionKind.Const) return operand;
  const type = node.toType && mir.typeFor(node.toType);
  const mode = type ? mir.classes.mode(node.toType, type, mir.fn, mir.flow) : PLAIN;
  return asType(mir, operand, node, mode, type);
}

/** Converts an operand to another type: a base class, an interface, or a class that extends its own. */
function asType(mir: Lowering, operand: Operand, node: Expression, mode: Mode, type: Type | null): Operand {
  if (operand.k === "choice") return mapSides(mir, operand, node, (side) => asType(mir, side, node, mode, type));
  if (operand.k === "null") return operand;
  if (isTrackedOperand(operand)) {
    if (isTracked(mode))
      return operand.k === "place" ? { ...operand, mode: { ...operand.mode, type }, type } : { ...operand, type };
    enter(mir, operand, { mode: PLAIN, what: `the untracked type \`${type?.toString() ?? "?"}\`` }, node);
    return untracked(mir, node, type);
  }
  if (operand.k === "plain" && isTracked(mode)) {
    mir.report(errors.trackedOutOfUntracked(node.range, type!.toString()));
    return { k: "unknown" };
  }
  return operand.k === "plain" ? untracked(mir, node, type) : operand;
}

function lowerLiteral(mir: Lowering, node: LiteralExpression, contextual: Type): Operand {
  const elements = (list: Expression[], what: string) =>
    list.forEach((element, i) => {
      if (element.kind !== NodeKind.Omitted)
        enter(mir, lowerExpression(mir, slot(list, i)), { mode: PLAIN, what }, element);
    });
  switch (node.literalKind) {
    case LiteralKind.Array:
      elements((node as ArrayLiteralExpression).elementExpressions, "an array");
      return SCALAR;
    case LiteralKind.Object:
      return lowerObjectLiteral(mir, node as ObjectLiteralExpression, contextual, elements);
    case LiteralKind.Template: {
      const { expressions, tag } = node as TemplateLiteralExpression;
      expressions.forEach((expression, i) => {
        if (tag)
          enter(mir, lowerExpression(mir, slot(expressions, i)), { mode: PLAIN, what: "a template" }, expression);
        else lowerToString(mir, slot(expressions, i), expression);
      });
      return SCALAR;
    }
    default:
      return SCALAR;
  }
}

/** asc creates the object and then assigns its fields one by one, over the values that they have already. */
function lowerObjectLiteral(
  mir: Lowering,
  node: ObjectLiteralExpression,
  contextual: Type,
  elements: (list: Expression[], what: string) => void,
): Operand {
  const cls = contextual.getClass();
  if (!cls || !mir.classes.isFollowed(contextual)) {
    elements(node.values, "an object literal");
    return untracked(mir, node, contextual === Type.auto ? null : contextual);
  }
  mir.report(errors.objectLiteral(node.range, cls.name));
  node.values.forEach((_, i) => discard(mir, lowerExpression(mir, slot(node.values, i))));
  return { k: "unknown" };
}

/** A template calls `toString()` of its parts. */
function lowerToString(mir: Lowering, at: Slot, node: Expression): void {
  const cls = mir.typeOf(node)?.getClass();
  const method = cls && mir.classes.isFollowed(cls.type) ? cls.getMethod("toString") : null;
  if (method) invoke(mir, { fn: method, receiver: at, args: [], node, at: null });
  else lowerRead(mir, at, node);
}

function lowerIdentifier(mir: Lowering, node: IdentifierExpression, at: Slot): Operand {
  const element = mir.lookup(node);
  if (!element) return unresolved(mir, node);
  const local = mir.byElement.get(element);
  if (local?.own) return { k: "place", root: local, path: [], mode: local, node, slot: at, type: local.type };
  if (local?.loans) return { k: "var", local, node, type: local.type };
  return lowerElement(mir, element, node);
}

/** Lowers the use of a global, a function, or an untracked local. */
export function lowerElement(mir: Lowering, element: Element, node: Expression): Operand {
  switch (element.kind) {
    case ElementKind.Global: {
      const mode = globalMode(mir, element as Global);
      const { name } = element;
      if (isTracked(mode)) return { k: "static", name, cls: mode.cls, own: mode.own, node, type: mode.type };
      break;
    }
    case ElementKind.FunctionPrototype:
      return functionOperand(mir, element as FunctionPrototype, node);
  }
  const type = (element as Partial<TypedElement>).type ?? null;
  const callable = mir.callableOf(element);
  if (callable && isTrackedCallable(callable)) return { k: "function", name: element.name, callable, node, type };
  return untracked(mir, node, type);
}

/** Returns how a global is held. */
export function globalMode(mir: Lowering, element: Global): Mode {
  return mir.classes.mode(element.typeNode, mir.checker.resolver.getTypeOfElement(element), element.parent);
}

function functionOperand(mir: Lowering, element: FunctionPrototype, node: Expression): Operand {
  if (element.is(CommonFlags.Generic) || element.hasDecorator(DecoratorFlags.Builtin)) return SCALAR;
  const fn = quietly(() => mir.checker.resolver.resolveFunction(element, null, new Map(), SWALLOW));
  if (!fn) return SCALAR; // asc reports the reason
  const callable = mir.checker.signatures.of(fn);
  return isTrackedCallable(callable) ? { k: "function", name: element.name, callable, node, type: fn.type } : SCALAR;
}

/**
 * A function expression has a body of its own, and uses no variables of this one. The types that it leaves out are those
 * of the place, without their `Ref` and `Mut`.
 */
function lowerFunctionValue(mir: Lowering, node: FunctionExpression, contextual: Type): Operand {
  const type = mir.typeOf(node, contextual) ?? (contextual.getSignature() ? contextual : null);
  const signature = type?.getSignature();
  const { name, signature: written } = node.declaration;
  const callable = signature && mir.checker.signatures.ofType(written, signature, mir.fn, mir.flow);
  if (!callable || !isTrackedCallable(callable)) return untracked(mir, node, type);
  return { k: "function", name: name.text || "this function", callable, node, type };
}

function lowerBinary(mir: Lowering, node: BinaryExpression, at: Slot, contextual: Type): Operand {
  if (node.operator === Token.Equals) return lowerAssignment(mir, node, null);
  if (node.operator === Token.Ampersand_Ampersand || node.operator === Token.Bar_Bar)
    return lowerShortCircuit(mir, node, contextual);
  return lowerBinaryOperator(mir, node, at);
}
