import {
  CommonFlags,
  ElementKind,
  OperatorKind,
  type Element,
  type ElementAccessExpression,
  type Expression,
  type Property,
  type PropertyAccessExpression,
  type PropertyPrototype,
} from "assemblyscript";
import { SWALLOW } from "../asc/resolver.js";
import { expressionIn, slot, type Slot } from "../syntax/slot.js";
import { isTracked } from "../types/mode.js";
import { untracked, unresolved } from "./closed.js";
import { lowerElement, lowerExpression, lowerRead } from "./expressions.js";
import { invoke } from "./invoke.js";
import type { Lowering } from "./lowering.js";
import type { Operand } from "./operand.js";
import { mapSides, use } from "./operands.js";
import { overload } from "./operators.js";
import { isOrReturn, lowerOrReturn } from "./or-return.js";
import { partOf } from "./parts.js";
import { checkField } from "./privacy.js";
import { spanOf } from "./tables.js";

/** Whether a name stands for a value rather than for a class, a namespace or a file. */
export function isValue(mir: Lowering, node: Expression): boolean {
  const element = mir.lookup(node);
  const names = [
    ElementKind.ClassPrototype,
    ElementKind.InterfacePrototype,
    ElementKind.Namespace,
    ElementKind.Enum,
    ElementKind.File,
  ];
  return element === null || !names.includes(element.kind);
}

/** Returns the field or accessors that a property access leads to, or null if it leads to something else. */
export function propertyOf(mir: Lowering, element: Element | null): Property | null {
  if (element?.kind === ElementKind.Property) return element as Property;
  if (element?.kind !== ElementKind.PropertyPrototype) return null;
  return mir.checker.resolver.resolveProperty(element as PropertyPrototype, SWALLOW);
}

/** Returns the receiver of an accessor: an object, or null for a static one. */
export function receiverOf(property: Property, node: PropertyAccessExpression): Slot | null {
  return property.is(CommonFlags.Instance) ? slot(node, "expression") : null;
}

export function lowerProperty(mir: Lowering, node: PropertyAccessExpression, at: Slot): Operand {
  const element = mir.lookup(node);
  if (!element) {
    if (isValue(mir, node.expression)) lowerRead(mir, slot(node, "expression"), node.expression);
    return unresolved(mir, node);
  }
  const property = propertyOf(mir, element);
  if (property?.is(CommonFlags.Instance) && property.isField) {
    const base = lowerExpression(mir, slot(node, "expression"));
    return lowerField(mir, base, node, property, at);
  }
  if (property?.getterInstance && isOrReturn(property)) return lowerOrReturn(mir, node, property.getterInstance, at);
  if (property)
    return invoke(mir, { fn: property.getterInstance, receiver: receiverOf(property, node), args: [], node, at });
  if (element.is(CommonFlags.Instance) && isValue(mir, node.expression))
    lowerRead(mir, slot(node, "expression"), node.expression);
  return lowerElement(mir, element, node);
}

/** Lowers a field of an operand: an owned part of it, a borrow that it holds, or an untracked value. */
export function lowerField(
  mir: Lowering,
  base: Operand,
  node: Expression,
  property: Property,
  at: Slot | null,
): Operand {
  const { name } = property;
  checkField(mir, property, node);
  const mode = mir.classes.fieldMode(property.prototype.fieldDeclaration?.type ?? null, property.type, property.parent);
  if (!isTracked(mode)) {
    use(mir, base, node, name);
    const callable = mir.callableOf(property);
    if (callable) return { k: "function", name, callable, node, type: property.type };
    return untracked(mir, node, property.type);
  }
  if (base.k === "choice") return mapSides(mir, base, node, (side) => lowerField(mir, side, node, property, null));
  if (base.k === "static") return { k: "static", name, cls: mode.cls, own: mode.own, node, type: mode.type };
  const root = base.k === "place" ? base.root : base.k === "var" || base.k === "tmp" ? base.local : null;
  if (!root) return base.k === "unknown" ? base : untracked(mir, node, mode.type);
  if (mode.own) {
    const part = base.k !== "place" || base.path.length === 0 ? partOf(mir, root, name) : undefined;
    if (part) {
      const constructorField = mir.fields.get(name) === part;
      return { k: "place", root: part, path: [], mode, node, slot: at, type: mode.type, constructorField };
    }
    const path = base.k === "place" ? [...base.path, name] : [name];
    return { k: "place", root, path, mode, node, slot: at, type: mode.type };
  }
  // An exclusive borrow can't be copied out of its holder, only reborrowed: a place within it.
  if (mode.ref === "mut" && base.k !== "tmp") {
    const path = base.k === "place" ? [...base.path, name] : [name];
    return { k: "place", root, path, mode, node, slot: at, type: mode.type, reborrow: true };
  }
  // A borrow in a field is copied out of its holder. Behind a shared borrow, an exclusive one becomes shared.
  use(mir, base, node);
  const isShared = base.k === "tmp" && root.ref === "shared" && mode.ref === "mut";
  const local = mir.reference(node, { ...mode, own: false, ref: isShared ? "shared" : mode.ref });
  mir.emit(
    root.loans
      ? { op: "copy", target: local, sources: [root], span: spanOf(node), within: root.ref !== null }
      : { op: "loans", local, set: [] },
  );
  return { k: "tmp", local, node, type: mode.type };
}

export function lowerElementAccess(mir: Lowering, node: ElementAccessExpression, at: Slot): Operand {
  const get = overload(mir, node.expression, OperatorKind.IndexedGet);
  const receiver = slot(node, "expression"),
    index = slot(node, "elementExpression");
  if (get) return invoke(mir, { fn: get, receiver, args: [index], node, at });
  lowerRead(mir, receiver, expressionIn(receiver));
  lowerRead(mir, index, node.elementExpression);
  return untracked(mir, node, mir.typeOf(node));
}
