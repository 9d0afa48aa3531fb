import {
  ElementKind,
  NodeKind,
  OperatorKind,
  Type,
  type BinaryExpression,
  type ElementAccessExpression,
  type Global,
  type IdentifierExpression,
  type Node,
  type Property,
  type PropertyAccessExpression,
  type Statement,
  type VariableLikeElement,
} from "assemblyscript";
import type { Operation } from "../../ownership/mir.js";
import { PLAIN, type Operand } from "./operand.js";
import { spanOf, type Variable } from "./tables.js";
import { expressionIn, slot, strip } from "../syntax/slot.js";
import { invoke } from "./calls.js";
import { globalMode, instanceProperty, isValue, lowerExpression, lowerField } from "./expressions.js";
import type { Lowering } from "./lowering.js";
import { initialize, leaves } from "./parts.js";
import { checkField } from "./privacy.js";
import { needAssignable } from "./mutability.js";
import { borrow, consume, hold, intoUntracked, use } from "./operands.js";
import { overload } from "./operators.js";
import { store } from "./stores.js";
import * as errors from "../errors/index.js";

/** Lowers an assignment. `statement` is the one that it is the whole of, or null within an expression. */
export function lowerAssignment(mir: Lowering, node: BinaryExpression, statement: Statement | null): Operand {
  const left = expressionIn(strip(slot(node, "left")));
  switch (left.kind) {
    case NodeKind.Identifier:
      return toVariable(mir, node, left as IdentifierExpression, statement);
    case NodeKind.PropertyAccess:
      return toProperty(mir, node, left as PropertyAccessExpression, statement);
    case NodeKind.ElementAccess:
      return toElement(mir, node, left as ElementAccessExpression);
    default:
      return PLAIN;
  }
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
  if (local?.own) {
    mustBeStatement(mir, node, statement);
    const operand = lowerExpression(mir, slot(node, "right"), local.type ?? Type.auto);
    consume(mir, operand, node.right);
    assignLocal(mir, local, local.loans ? hold(mir, operand, node.right) : null, node, statement);
    return { k: "place", root: local, path: [], mode: local, node, slot: null, type: local.type };
  }
  if (local?.loans) {
    const operand = lowerExpression(mir, slot(node, "right"), local.type ?? Type.auto);
    const source = borrow(mir, operand, node.right, local.ref === "mut");
    if (source) mir.emit({ op: "copy", target: local, sources: [source], span: spanOf(node) });
    return { k: "var", local, node, type: local.type };
  }
  const type = local?.type ?? (element as VariableLikeElement | null)?.type ?? Type.auto;
  const operand = lowerExpression(mir, slot(node, "right"), type);
  if (element?.kind === ElementKind.Global && toGlobal(mir, element as Global, node, operand)) return PLAIN;
  intoUntracked(mir, operand, node.right, "a variable of an untracked type");
  return PLAIN;
}

/** The old value is dropped with the borrows that it holds, before the new one has its own. */
function assignLocal(
  mir: Lowering,
  local: Variable,
  borrows: Variable | null,
  node: BinaryExpression,
  statement: Statement | null,
): void {
  mir.emit({ op: "assign", local, span: spanOf(node) });
  for (const leaf of leaves(local)) mir.emitDrop(leaf, { kind: "reassign", statement, node }, spanOf(node));
  if (borrows) mir.emit({ op: "copy", target: local, sources: [borrows], span: spanOf(node.right) });
  initialize(mir, local, node.right, statement);
}

/** False where the global isn't tracked. */
function toGlobal(mir: Lowering, element: Global, node: BinaryExpression, operand: Operand): boolean {
  const mode = globalMode(mir, element);
  if (mode.own) {
    mir.report(errors.assignToOwnedGlobal(node.range, element.name));
    use(mir, operand, node.right);
  } else if (mode.loans) {
    const source = borrow(mir, operand, node.right, false);
    if (source) mir.emit({ op: "static", source, span: spanOf(node.right), what: `the global \`${element.name}\`` });
  }
  return mode.own || mode.loans;
}

function toProperty(
  mir: Lowering,
  node: BinaryExpression,
  left: PropertyAccessExpression,
  statement: Statement | null,
): Operand {
  const element = mir.lookup(left);
  const property = instanceProperty(mir, element);
  if (!property) {
    if (element?.kind === ElementKind.Global) {
      const operand = lowerExpression(mir, slot(node, "right"));
      if (!toGlobal(mir, element as Global, node, operand)) intoUntracked(mir, operand, node.right, "a global");
      return PLAIN;
    }
    if (isValue(mir, left.expression)) use(mir, lowerExpression(mir, slot(left, "expression")), left);
    intoUntracked(mir, lowerExpression(mir, slot(node, "right")), node.right, "a place that isn't known");
    return PLAIN;
  }
  checkField(mir, property, left);
  if (!property.isField && property.setterInstance) {
    invoke(mir, {
      fn: property.setterInstance,
      receiver: slot(left, "expression"),
      args: [slot(node, "right")],
      node,
      at: null,
    });
    return PLAIN;
  }
  const mode = mir.classes.mode(property.prototype.fieldDeclaration?.type ?? null, property.type, property.parent);
  const base = lowerExpression(mir, slot(left, "expression"));
  if (mode.own) {
    const place = lowerField(mir, base, left, property, null);
    const operand = lowerExpression(mir, slot(node, "right"), property.type);
    consume(mir, operand, node.right);
    const borrows = mode.loans ? hold(mir, operand, node.right) : null;
    mustBeStatement(mir, node, statement);
    if (place.k === "place" && place.root.whole && !place.constructorField && place.path.length === 0) {
      assignLocal(mir, place.root, borrows, node, statement);
    } else if (place.k === "static") {
      mir.report(errors.assignmentToPartOfGlobal(node.range, place.name));
    } else if (place.k !== "place") {
      mir.report(errors.unknownPlace(node.range));
    } else if (place.constructorField) {
      mir.emitDrop(place.root, { kind: "constructorField", statement, node }, spanOf(node));
      mir.emitInit(place.root);
    } else {
      needAssignable(mir, place.root, left, place.path);
      const operation: Operation = { op: "assignField", local: place.root, path: place.path, span: spanOf(node) };
      mir.tables.replacements.set(operation, { statement, node, mode });
      mir.emit(operation);
      if (borrows) store(mir, place.root, borrows, node);
    }
    return PLAIN;
  }
  const operand = lowerExpression(mir, slot(node, "right"), property.type);
  if (mode.loans) {
    const source = borrow(mir, operand, node.right, mode.ref === "mut");
    const isThis = expressionIn(strip(slot(left, "expression"))).kind === NodeKind.This;
    if (!mir.isConstructor || !isThis) {
      mir.report(errors.borrowFieldOutsideConstructor(node.range));
    } else if (source) mir.emit({ op: "return", source, span: spanOf(node.right), stored: true });
    return PLAIN;
  }
  use(mir, base, left);
  intoUntracked(mir, operand, node.right, `the field \`${property.name}\`, which isn't tracked`);
  changePlainField(mir, base, property, node);
  return PLAIN;
}

/** A field that isn't tracked changes, in an object that is. */
export function changePlainField(mir: Lowering, base: Operand, { name }: Property, node: Node): void {
  if (base.k === "static") {
    mir.report(errors.assignmentToPartOfGlobal(node.range, `${base.name}.${name}`));
  }
  const root = base.k === "place" ? base.root : base.k === "var" ? base.local : null;
  if (!root) return;
  const path = [...(base.k === "place" ? base.path : []), name];
  needAssignable(mir, root, node, path);
  mir.emit({ op: "assignField", local: root, path, span: spanOf(node) });
}

function toElement(mir: Lowering, node: BinaryExpression, left: ElementAccessExpression): Operand {
  const set = overload(mir, left.expression, OperatorKind.IndexedSet);
  if (set) {
    invoke(mir, {
      fn: set,
      receiver: slot(left, "expression"),
      args: [slot(left, "elementExpression"), slot(node, "right")],
      node,
      at: null,
    });
    return PLAIN;
  }
  use(mir, lowerExpression(mir, slot(left, "expression")), left);
  use(mir, lowerExpression(mir, slot(left, "elementExpression")), left);
  intoUntracked(mir, lowerExpression(mir, slot(node, "right")), node.right, "an array element");
  return PLAIN;
}
