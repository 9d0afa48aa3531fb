import { NodeKind, Type, type CallExpression, type Expression, type PropertyAccessExpression } from "assemblyscript";
import * as errors from "../errors/index.js";
import { expressionIn, slot, strip, type Slot } from "../syntax/slot.js";
import { SCALAR } from "./closed.js";
import { lowerExpression } from "./expressions.js";
import { borrow, enter } from "./gate.js";
import type { Lowering } from "./lowering.js";
import { needMutable } from "./mutability.js";
import type { Operand } from "./operand.js";
import { temporary } from "./parts.js";
import { store } from "./stores.js";
import { spanOf, type Holder, type Variable } from "./tables.js";

/** Lowers `take(place)` and `replace(place, value)`, which change a place and return its old value. */
export function lowerIntrinsic(mir: Lowering, node: CallExpression, kind: "take" | "replace", at: Slot): Operand {
  const { args } = node;
  const [first, second] = args;
  if (!first) return SCALAR; // asc reports it
  const place = lowerExpression(mir, slot(args, 0));
  if (place.k !== "place" || place.mode.ref) {
    mir.report(errors.intrinsicNeedsPlace(first.range, kind));
    return { k: "unknown" };
  }
  let kept: Variable | null = null;
  if (kind === "replace" && second) {
    // `&mut place` is borrowed before the value is evaluated.
    const held = borrow(mir, place, first, true);
    const operand = lowerExpression(mir, slot(args, 1), place.type ?? Type.auto);
    kept = enter(mir, operand, { mode: place.mode, what: "the place" }, second);
    if (held) mir.emit({ op: "useRef", local: held, span: spanOf(node) });
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
  if (kept) store(mir, place.root, kept, node);
  return { k: "tmp", local, node, type: local.type };
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
