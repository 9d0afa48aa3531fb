import {
  AssertionKind,
  CommonFlags,
  DecoratorFlags,
  ElementKind,
  LiteralKind,
  NodeKind,
  OperatorKind,
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
  type FunctionPrototype,
  type Global,
  type IdentifierExpression,
  type InstanceOfExpression,
  type LiteralExpression,
  type Local as AscLocal,
  type NewExpression,
  type ObjectLiteralExpression,
  type Property,
  type PropertyAccessExpression,
  type PropertyPrototype,
  type TemplateLiteralExpression,
  type TernaryExpression,
  type UnaryExpression,
} from "assemblyscript";
import { PLAIN, UNKNOWN, type Operand } from "./operand.js";
import { spanOf, type Variable } from "./tables.js";
import { quietly, SWALLOW } from "../asc/resolver.js";
import { expressionIn, slot, strip, type Slot } from "../syntax/slot.js";
import { isTracked, type Mode } from "../types/mode.js";
import { lowerAssignment } from "./assignments.js";
import { lowerShortCircuit, lowerTernary } from "./branches.js";
import { invoke, lowerCall, lowerNew } from "./calls.js";
import type { Lowering } from "./lowering.js";
import { lowerBinaryOperator, lowerUnaryOperator, overload } from "./operators.js";
import { partOf } from "./parts.js";
import { checkField } from "./privacy.js";
import { borrow, discard, intoUntracked, use } from "./operands.js";
import * as errors from "../errors/index.js";

/** Lowers the expression in a slot. What it gives isn't used yet. */
export function lowerExpression(mir: Lowering, at: Slot, contextual: Type = Type.auto): Operand {
  const inner = strip(at);
  const node = expressionIn(inner);
  switch (node.kind) {
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
    case NodeKind.Comma: {
      const { expressions } = node as CommaExpression;
      let operand: Operand = PLAIN;
      expressions.forEach((_, i) => {
        if (i > 0) discard(mir, operand);
        operand = lowerExpression(mir, slot(expressions, i), contextual);
      });
      return operand;
    }
    case NodeKind.UnaryPrefix:
    case NodeKind.UnaryPostfix:
      return lowerUnaryOperator(mir, node as UnaryExpression, inner);
    case NodeKind.InstanceOf:
      return used(mir, slot(node, "expression"), (node as InstanceOfExpression).expression);
    case NodeKind.Literal:
      return lowerLiteral(mir, node as LiteralExpression);
    default:
      return PLAIN; // true, false; function expressions, which capture nothing in AssemblyScript
  }
}

/** Lowers an expression that is only read. */
function used(mir: Lowering, at: Slot, node: Expression): Operand {
  use(mir, lowerExpression(mir, at), node);
  return PLAIN;
}

function lowerThis(mir: Lowering, node: Expression, at: Slot): Operand {
  const local = mir.thisLocal;
  if (!local) return PLAIN;
  if (local.own) return { k: "place", root: local, path: [], mode: local, node, slot: at, type: local.type };
  return { k: "var", local, node, type: local.type };
}

function lowerAssertion(mir: Lowering, node: AssertionExpression, contextual: Type): Operand {
  const operand = lowerExpression(mir, slot(node, "expression"), contextual);
  if (node.assertionKind === AssertionKind.NonNull) return operand;
  const type = node.toType && mir.typeFor(node.toType);
  if (operand.k === "place" || operand.k === "tmp" || operand.k === "var") {
    if (isTracked(mir.classes.mode(node.toType, type, mir.fn, mir.flow))) return operand;
    intoUntracked(mir, operand, node, `the untracked type \`${type?.toString() ?? "?"}\``);
    return PLAIN;
  }
  if (operand.k !== "null" && operand.k !== "choice" && type && isTracked(mir.classes.mode(null, type, mir.fn))) {
    mir.report(errors.trackedOutOfUntracked(node.range, type.toString()));
  }
  return operand;
}

function lowerLiteral(mir: Lowering, node: LiteralExpression): Operand {
  const elements = (list: Expression[], what: string) =>
    list.forEach((element, i) => {
      if (element.kind !== NodeKind.Omitted) intoUntracked(mir, lowerExpression(mir, slot(list, i)), element, what);
    });
  if (node.literalKind === LiteralKind.Array) elements((node as ArrayLiteralExpression).elementExpressions, "an array");
  else if (node.literalKind === LiteralKind.Object)
    elements((node as ObjectLiteralExpression).values, "an object literal");
  else if (node.literalKind === LiteralKind.Template) {
    const { expressions } = node as TemplateLiteralExpression;
    expressions.forEach((expression, i) => used(mir, slot(expressions, i), expression));
  }
  return PLAIN;
}

function lowerIdentifier(mir: Lowering, node: IdentifierExpression, at: Slot): Operand {
  const element = mir.lookup(node);
  if (!element) return UNKNOWN;
  const local = mir.byElement.get(element);
  if (local) {
    if (local.own) return { k: "place", root: local, path: [], mode: local, node, slot: at, type: local.type };
    return local.loans ? { k: "var", local, node, type: local.type } : { k: "plain", type: local.type };
  }
  if (element.kind === ElementKind.Global) return lowerGlobal(mir, element as Global, node);
  if (element.kind === ElementKind.FunctionPrototype) checkFunctionValue(mir, element as FunctionPrototype, node);
  return { k: "plain", type: element.kind === ElementKind.Local ? (element as AscLocal).type : null };
}

/** How a global is held. */
export function globalMode(mir: Lowering, element: Global): Mode {
  return mir.classes.mode(element.typeNode, mir.checker.resolver.getTypeOfElement(element), element.parent);
}

function lowerGlobal(mir: Lowering, element: Global, node: Expression): Operand {
  const mode = globalMode(mir, element);
  return isTracked(mode)
    ? { k: "static", name: element.name, cls: mode.cls, own: mode.own, node, type: mode.type }
    : PLAIN;
}

/** A function type says nothing of `Ref`, so a function that takes or gives what is tracked can't be a value. */
function checkFunctionValue(mir: Lowering, element: FunctionPrototype, node: Expression): void {
  if (element.is(CommonFlags.Generic) || element.hasDecorator(DecoratorFlags.Builtin)) return;
  const fn = quietly(() => mir.checker.resolver.resolveFunction(element, null, new Map(), SWALLOW));
  if (!fn) return;
  const { result, params } = mir.checker.signatures.of(fn);
  if (![result, ...params.map(({ mode }) => mode)].some(isTracked)) return;
  mir.report(errors.functionValue(node.range, element.name));
}

/** Whether a name stands for a value, and not for a class, a namespace, a file. */
export function isValue(mir: Lowering, node: Expression): boolean {
  const element = mir.lookup(node);
  const names = [
    ElementKind.ClassPrototype,
    ElementKind.InterfacePrototype,
    ElementKind.Namespace,
    ElementKind.Enum,
    ElementKind.File,
  ];
  return element !== null && !names.includes(element.kind);
}

/** The property that a property access leads to, or null where it leads to something else. */
export function instanceProperty(mir: Lowering, element: Element | null): Property | null {
  const property =
    element?.kind === ElementKind.Property
      ? (element as Property)
      : element?.kind === ElementKind.PropertyPrototype
        ? mir.checker.resolver.resolveProperty(element as PropertyPrototype, SWALLOW)
        : null;
  return property?.is(CommonFlags.Instance) ? property : null;
}

function lowerProperty(mir: Lowering, node: PropertyAccessExpression, at: Slot): Operand {
  const element = mir.lookup(node);
  if (!element) {
    if (isValue(mir, node.expression)) used(mir, slot(node, "expression"), node.expression);
    return UNKNOWN;
  }
  const property = instanceProperty(mir, element);
  if (property?.isField) {
    const base = lowerExpression(mir, slot(node, "expression"));
    return lowerField(mir, base, node, property, at);
  }
  if (property)
    return invoke(mir, { fn: property.getterInstance, receiver: slot(node, "expression"), args: [], node, at });
  if (element.kind === ElementKind.Global) return lowerGlobal(mir, element as Global, node);
  if (element.kind === ElementKind.FunctionPrototype) checkFunctionValue(mir, element as FunctionPrototype, node);
  return PLAIN;
}

/** The field of an operand: an owned part of it, a borrow that it holds, or nothing that is tracked. */
export function lowerField(
  mir: Lowering,
  base: Operand,
  node: Expression,
  property: Property,
  at: Slot | null,
): Operand {
  const { name } = property;
  checkField(mir, property, node);
  const mode = mir.classes.mode(property.prototype.fieldDeclaration?.type ?? null, property.type, property.parent);
  if (!isTracked(mode)) {
    use(mir, base, node);
    return { k: "plain", type: property.type };
  }
  const root: Variable | null =
    base.k === "place"
      ? base.root
      : base.k === "var" || base.k === "tmp"
        ? base.local
        : base.k === "choice"
          ? borrow(mir, base, base.node, false)
          : null;
  if (!root)
    return base.k === "static" ? { k: "static", name, cls: mode.cls, own: mode.own, node, type: mode.type } : PLAIN;
  if (mode.own) {
    const part = base.k !== "place" || base.path.length === 0 ? partOf(mir, root, name) : undefined;
    if (part) {
      const constructorField = mir.isConstructor && part.whole === mir.thisLocal;
      return { k: "place", root: part, path: [], mode, node, slot: at, type: mode.type, constructorField };
    }
    const path = base.k === "place" ? [...base.path, name] : [name];
    return { k: "place", root, path, mode, node, slot: at, type: mode.type };
  }
  // An exclusive borrow can't be copied out of what holds it, only lent on: a place within it.
  if (mode.ref === "mut" && base.k !== "tmp") {
    return {
      k: "place",
      root,
      path: base.k === "place" ? [...base.path, name] : [name],
      mode,
      node,
      slot: at,
      type: mode.type,
      reborrow: true,
    };
  }
  // A borrow in a field: a copy of what the whole holds.
  use(mir, base, node);
  const local = mir.reference(node, { ...mode, own: false });
  mir.emit(
    root.loans
      ? { op: "copy", target: local, sources: [root], span: spanOf(node), within: root.ref !== null }
      : { op: "loans", local, set: [] },
  );
  return { k: "tmp", local, node, type: mode.type };
}

function lowerElementAccess(mir: Lowering, node: ElementAccessExpression, at: Slot): Operand {
  const get = overload(mir, node.expression, OperatorKind.IndexedGet);
  if (get)
    return invoke(mir, {
      fn: get,
      receiver: slot(node, "expression"),
      args: [slot(node, "elementExpression")],
      node,
      at,
    });
  used(mir, slot(node, "expression"), node.expression);
  return used(mir, slot(node, "elementExpression"), node.elementExpression);
}

function lowerBinary(mir: Lowering, node: BinaryExpression, at: Slot, contextual: Type): Operand {
  if (node.operator === Token.Equals) return lowerAssignment(mir, node, null);
  if (node.operator === Token.Ampersand_Ampersand || node.operator === Token.Bar_Bar)
    return lowerShortCircuit(mir, node, contextual);
  return lowerBinaryOperator(mir, node, at);
}
