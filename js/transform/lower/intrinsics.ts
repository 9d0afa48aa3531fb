import {
  CommonFlags,
  ElementKind,
  NodeKind,
  Type,
  type CallExpression,
  type Expression,
  type Property,
  type PropertyAccessExpression,
  type TypedElement,
} from "assemblyscript";
import * as errors from "../errors/index.js";
import { expressionIn, slot, strip, type Slot } from "../syntax/slot.js";
import { PLAIN } from "../types/mode.js";
import { changePlainField } from "./assignments.js";
import { SCALAR, untracked } from "./closed.js";
import { lowerExpression } from "./expressions.js";
import { borrow, enter } from "./gate.js";
import type { Lowering } from "./lowering.js";
import { needMutable } from "./mutability.js";
import type { Operand } from "./operand.js";
import { temporary } from "./parts.js";
import { lowerField, propertyOf } from "./properties.js";
import { store } from "./stores.js";
import { spanOf, type Holder, type Variable } from "./tables.js";

/** Lowers `take(place)` and `replace(place, value)`, which change a place and return its old value. */
export function lowerIntrinsic(mir: Lowering, node: CallExpression, kind: Kind, at: Slot): Operand {
  const { args } = node;
  const [first, second] = args;
  if (!first) return SCALAR; // asc reports it
  const plain = plainPlace(mir, first);
  if (plain) return lowerOfUntracked(mir, node, kind, at, plain);
  const place = lowerExpression(mir, slot(args, 0));
  if (place.k !== "place" || place.mode.ref) {
    mir.report(errors.intrinsicNeedsPlace(first.range, kind));
    return { k: "unknown" };
  }
  let kept: Variable | null = null;
  let isNull = kind === "take";
  if (kind === "replace" && second) {
    // `&mut place` is borrowed before the value is evaluated.
    const held = borrow(mir, place, first, true);
    const operand = lowerExpression(mir, slot(args, 1), place.type ?? Type.auto);
    kept = enter(mir, operand, { mode: place.mode, what: "the place" }, second);
    if (held) mir.emit({ op: "useRef", local: held, span: spanOf(node) });
    isNull = operand.k === "null";
  }
  if (kind === "take" && !place.mode.nullable) mir.report(errors.takeNeedsNullable(first.range));
  needMutable(mir, place.root, first, place.path.slice(0, -1));
  mir.emit({ op: "use", local: place.root, path: place.path, span: spanOf(first), mut: true });
  const { cls, loans, nullable, type } = place.mode;
  const mode = { own: true, ref: null, loans, cls, nullable, type };
  const local = temporary(mir, kind, mode, type ?? place.root.type, node, at);
  local.intrinsic = { kind, args, slot: at, ...holder(mir, slot(args, 0)) };
  if (loans)
    mir.emit({
      op: "copy",
      target: local,
      sources: place.root.loans ? [place.root] : [],
      span: spanOf(node),
      within: place.root.ref !== null,
    });
  mir.emitInit(local);
  if (isNull && place.path.length === 0) mir.emitEmpty(place.root);
  if (kept) store(mir, place.root, kept, node);
  return { k: "tmp", local, node, type: local.type };
}

type Kind = "take" | "replace";

/** A variable or a field whose type isn't tracked. */
interface PlainPlace {
  readonly type: Type;
  /** Of a field. */
  readonly property: Property | null;
}

/** Returns the untracked place that an expression names, as in generic code for a type that owns nothing, or null. */
function plainPlace(mir: Lowering, node: Expression): PlainPlace | null {
  const target = expressionIn(strip(slot([node], 0)));
  if (target.kind !== NodeKind.Identifier && target.kind !== NodeKind.PropertyAccess) return null;
  const element = mir.lookup(target);
  const property = propertyOf(mir, element);
  if (property && !property.isField) return null;
  const isVariable = element?.kind === ElementKind.Local || element?.kind === ElementKind.Global;
  const type = property?.type ?? (isVariable ? (element as TypedElement).type : null);
  if (!type || type === Type.auto || type.getSignature() || mir.classes.tracked(type)) return null;
  const isOfObject = target.kind === NodeKind.PropertyAccess && property?.is(CommonFlags.Instance);
  return { type, property: isOfObject ? property! : null };
}

/** Nothing is dropped and nothing moves, but the place is changed. */
function lowerOfUntracked(mir: Lowering, node: CallExpression, kind: Kind, at: Slot, place: PlainPlace): Operand {
  const { args } = node;
  const { type, property } = place;
  const first = expressionIn(strip(slot(args, 0)));
  const base = property && lowerExpression(mir, slot(first, "expression"));
  if (base) lowerField(mir, base, first, property, null);
  const value = { mode: PLAIN, what: "a place that isn't tracked" };
  if (kind === "replace" && args[1]) enter(mir, lowerExpression(mir, slot(args, 1), type), value, args[1]);
  if (kind === "take" && !type.isNullableReference) mir.report(errors.takeNeedsNullable(args[0]!.range));
  if (base) changePlainField(mir, base, property, node);
  const local = mir.local(kind, PLAIN, type, "tmp", node);
  if (mir.statement) local.statement = mir.statement;
  local.intrinsic = { kind, args, slot: at, ...holder(mir, slot(args, 0)) };
  mir.tables.isRewritten = true;
  return untracked(mir, node, type);
}

/** Returns the object that contains the place, if it must be evaluated once: everything except names and `this`. */
export function holder(mir: Lowering, at: Slot): { holder?: Holder } {
  const target = expressionIn(strip(at));
  if (target.kind !== NodeKind.PropertyAccess) return {};
  const object = strip(slot(target as PropertyAccessExpression, "expression"));
  const type = isRepeatable(expressionIn(object)) ? null : mir.typeOf(expressionIn(object));
  return type ? { holder: { slot: object, type } } : {};
}

function isRepeatable({ kind }: Expression): boolean {
  return kind === NodeKind.Identifier || kind === NodeKind.This;
}
