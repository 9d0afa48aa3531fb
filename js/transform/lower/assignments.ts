import {
  CommonFlags,
  ElementKind,
  NodeKind,
  OperatorKind,
  Type,
  type BinaryExpression,
  type Class,
  type Element,
  type ElementAccessExpression,
  type Global,
  type IdentifierExpression,
  type Node,
  type Property,
  type PropertyAccessExpression,
  type Statement,
  type TypedElement,
} from "assemblyscript";
import type { Operation } from "../../ownership/mir.js";
import * as errors from "../errors/index.js";
import { expressionIn, slot, strip } from "../syntax/slot.js";
import { PLAIN, type Mode } from "../types/mode.js";
import { SCALAR } from "./closed.js";
import { globalMode, lowerExpression, lowerRead } from "./expressions.js";
import { enter } from "./gate.js";
import { holder } from "./intrinsics.js";
import { invoke } from "./invoke.js";
import type { Lowering } from "./lowering.js";
import { needAssignable } from "./mutability.js";
import type { Operand } from "./operand.js";
import { onEachSide, use } from "./operands.js";
import { overload } from "./operators.js";
import { initialize, leaves } from "./parts.js";
import { checkField } from "./privacy.js";
import { isValue, lowerField, propertyOf, receiverOf } from "./properties.js";
import { store } from "./stores.js";
import { spanOf, type Replacement, type Variable } from "./tables.js";

/** Lowers an assignment. `statement` is the statement that consists of it, or null within an expression. */
export function lowerAssignment(mir: Lowering, node: BinaryExpression, statement: Statement | null): Operand {
  const left = expressionIn(strip(slot(node, "left")));
  switch (left.kind) {
    case NodeKind.Identifier:
      return toVariable(mir, node, left as IdentifierExpression, statement);
    case NodeKind.PropertyAccess:
      return toProperty(mir, node, left as PropertyAccessExpression, statement);
    case NodeKind.ElementAccess:
      return toElement(mir, node, left as ElementAccessExpression);
    default: // asc has no other targets
      enter(mir, right(mir, node), { mode: PLAIN, what: "a place that isn't known" }, node.right);
      return SCALAR;
  }
}

function right(mir: Lowering, node: BinaryExpression, type: Type = Type.auto): Operand {
  return lowerExpression(mir, slot(node, "right"), type);
}

function mustBeStatement(mir: Lowering, node: BinaryExpression, statement: Statement | null): void {
  if (!statement) mir.report(errors.assignmentInExpression(node.range));
}

function toVariable(
  mir: Lowering,
  node: BinaryExpression,
  left: IdentifierExpression,
  statement: Statement | null,
): Operand {
  const element = mir.lookup(left);
  const local = element && mir.byElement.get(element);
  if (!element || !local || (!local.own && !local.loans)) return toElementOfProgram(mir, node, element);
  if (local.own) mustBeStatement(mir, node, statement);
  const operand = right(mir, node, local.type ?? Type.auto);
  const borrows = enter(mir, operand, { mode: local, what: `\`${local.name}\`` }, node.right);
  if (local.own) {
    assignLocal(mir, local, borrows, node, statement, operand.k === "null");
    return { k: "place", root: local, path: [], mode: local, node, slot: null, type: local.type };
  }
  if (borrows) mir.emit({ op: "copy", target: local, sources: [borrows], span: spanOf(node) });
  return { k: "var", local, node, type: local.type };
}

/** The old value is dropped, with the borrows that it holds, before the new one carries its own. */
function assignLocal(
  mir: Lowering,
  local: Variable,
  borrows: Variable | null,
  node: BinaryExpression,
  statement: Statement | null,
  isNull: boolean,
): void {
  mir.emit({ op: "assign", local, span: spanOf(node) });
  for (const leaf of leaves(local)) mir.emitDrop(leaf, { kind: "reassign", statement, node }, spanOf(node));
  if (borrows) mir.emit({ op: "copy", target: local, sources: [borrows], span: spanOf(node.right) });
  initialize(mir, local, node.right, statement);
  if (isNull) mir.emitEmpty(local);
}

/** Lowers an assignment to a global, a static field, or an untracked variable. */
function toElementOfProgram(mir: Lowering, node: BinaryExpression, element: Element | null): Operand {
  const isGlobal = element?.kind === ElementKind.Global;
  const mode = isGlobal ? globalMode(mir, element as Global) : PLAIN;
  const type = mode.type ?? (element as Partial<TypedElement> | null)?.type ?? Type.auto;
  const operand = right(mir, node, type);
  if (mode.own) {
    mir.report(errors.assignToOwnedGlobal(node.range, element!.name));
    use(mir, operand, node.right);
    return SCALAR;
  }
  const what = isGlobal ? `the global \`${element.name}\`` : "a variable of an untracked type";
  const callable = element && mir.callableOf(element);
  const source = enter(mir, operand, { mode, what, callable }, node.right);
  if (source) mir.emit({ op: "static", source, span: spanOf(node.right), what: livesForEver(what) });
  return SCALAR;
}

/** What errors call a global that a borrow goes to. */
export function livesForEver(what: string): string {
  return `${what}, which lives for ever`;
}

function toProperty(
  mir: Lowering,
  node: BinaryExpression,
  left: PropertyAccessExpression,
  statement: Statement | null,
): Operand {
  const element = mir.lookup(left);
  const property = propertyOf(mir, element);
  if (!property) {
    if (element?.kind !== ElementKind.Global && isValue(mir, left.expression))
      lowerRead(mir, slot(left, "expression"), left);
    return toElementOfProgram(mir, node, element);
  }
  checkField(mir, property, left);
  if (!(property.isField && property.is(CommonFlags.Instance))) {
    const receiver = receiverOf(property, left);
    invoke(mir, { fn: property.setterInstance, receiver, args: [slot(node, "right")], node, at: null });
    return SCALAR;
  }
  const written = property.prototype.fieldDeclaration?.type ?? null;
  const mode = mir.classes.fieldMode(written, property.type, property.parent);
  const base = lowerExpression(mir, slot(left, "expression"));
  if (mode.own) return toOwnedField(mir, node, left, statement, property, mode, base);
  const operand = right(mir, node, property.type);
  const what = `the field \`${property.name}\`, which isn't tracked`;
  const callable = mir.checker.signatures.ofTypeNode(written, property.type, property.parent);
  const source = enter(mir, operand, { mode, what, callable }, node.right);
  if (mode.loans) {
    const isThis = expressionIn(strip(slot(left, "expression"))).kind === NodeKind.This;
    if (!mir.isConstructor || !isThis) mir.report(errors.borrowFieldOutsideConstructor(node.range));
    else if (source) mir.emit({ op: "return", source, span: spanOf(node.right), stored: true });
    return SCALAR;
  }
  use(mir, base, left, property.name);
  changePlainField(mir, base, property, node);
  return SCALAR;
}

function toOwnedField(
  mir: Lowering,
  node: BinaryExpression,
  left: PropertyAccessExpression,
  statement: Statement | null,
  property: Property,
  mode: Mode,
  base: Operand,
): Operand {
  const place = lowerField(mir, base, left, property, null);
  const operand = right(mir, node, property.type);
  const borrows = enter(mir, operand, { mode, what: `the field \`${property.name}\`` }, node.right);
  mustBeStatement(mir, node, statement);
  if (place.k === "static") mir.report(errors.assignmentToPartOfGlobal(node.range, place.name));
  if (place.k === "choice") mir.report(errors.unknownPlace(node.range));
  if (place.k !== "place") return SCALAR;
  const isDefinite = property.prototype.fieldDeclaration?.is(CommonFlags.DefinitelyAssigned) ?? false;
  const definite = isDefinite ? { of: (property.parent as Class).type, name: property.name } : null;
  const replacement: Replacement = { statement, node, mode, definite };
  if (place.root.whole && !place.constructorField && place.path.length === 0) {
    assignLocal(mir, place.root, borrows, node, statement, operand.k === "null");
  } else if (place.constructorField) {
    mir.emitDrop(place.root, { kind: "constructorField", replacement }, spanOf(node));
    mir.emitInit(place.root);
    if (operand.k === "null") mir.emitEmpty(place.root);
  } else {
    needAssignable(mir, place.root, left, place.path);
    const linear = mode.cls && mir.classes.linear(mode.cls);
    if (linear) mir.report(errors.linearReplaced(node.range, property.name, linear.method));
    const operation: Operation = { op: "assignField", local: place.root, path: place.path, span: spanOf(node) };
    mir.tables.replacements.set(operation, { ...replacement, ...holder(mir, slot(node, "left")) });
    mir.emit(operation);
    if (borrows) store(mir, place.root, borrows, node);
  }
  return SCALAR;
}

/** Lowers a change of an untracked field in a tracked object. */
export function changePlainField(mir: Lowering, base: Operand, property: Property, node: Node): void {
  const { name } = property;
  switch (base.k) {
    case "static":
      return mir.report(errors.assignmentToPartOfGlobal(node.range, `${base.name}.${name}`));
    case "choice":
      return onEachSide(mir, base, (side) => changePlainField(mir, side, property, node));
    case "place":
    case "var":
    case "tmp": {
      const root = base.k === "place" ? base.root : base.local;
      const path = [...(base.k === "place" ? base.path : []), name];
      needAssignable(mir, root, node, path);
      mir.emit({ op: "assignField", local: root, path, span: spanOf(node) });
    }
  }
}

function toElement(mir: Lowering, node: BinaryExpression, left: ElementAccessExpression): Operand {
  const set = overload(mir, left.expression, OperatorKind.IndexedSet);
  if (set) {
    const args = [slot(left, "elementExpression"), slot(node, "right")];
    invoke(mir, { fn: set, receiver: slot(left, "expression"), args, node, at: null });
    return SCALAR;
  }
  lowerRead(mir, slot(left, "expression"), left);
  lowerRead(mir, slot(left, "elementExpression"), left);
  enter(mir, right(mir, node), { mode: PLAIN, what: "an array element" }, node.right);
  return SCALAR;
}
