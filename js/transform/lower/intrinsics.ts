import { Type, type CallExpression } from "assemblyscript";
import { PLAIN, UNKNOWN, type Operand } from "./operand.js";
import { spanOf, type Variable } from "./tables.js";
import { slot, type Slot } from "../syntax/slot.js";
import { lowerExpression } from "./expressions.js";
import type { Lowering } from "./lowering.js";
import { needMutable } from "./mutability.js";
import { borrow, consume, hold } from "./operands.js";
import { store } from "./stores.js";
import * as errors from "../errors/index.js";

/** `take(place)` and `replace(place, value)`, which change a place and give what was there. */
export function lowerIntrinsic(mir: Lowering, node: CallExpression, kind: "take" | "replace", at: Slot): Operand {
  const { args } = node;
  const [first, second] = args;
  if (!first) return UNKNOWN;
  const place = lowerExpression(mir, slot(args, 0));
  let kept: Variable | null = null;
  if (kind === "replace" && second) {
    // `&mut place` is taken before the value is computed.
    const held = place.k === "place" ? borrow(mir, place, first, true) : null;
    const operand = lowerExpression(mir, slot(args, 1), place.k === "place" ? (place.type ?? Type.auto) : Type.auto);
    consume(mir, operand, second);
    if (held) mir.emit({ op: "useRef", local: held, span: spanOf(node) });
    if (place.k === "place" && place.mode.loans) kept = hold(mir, operand, second);
  }
  if (place.k !== "place") {
    mir.report(errors.intrinsicNeedsPlace(first.range, kind));
    return PLAIN;
  }
  if (kind === "take" && !place.mode.nullable) {
    mir.report(errors.takeNeedsNullable(first.range));
  }
  needMutable(mir, place.root, first, place.path.slice(0, -1));
  mir.emit({ op: "use", local: place.root, path: place.path, span: spanOf(first), mut: true });
  const { cls, loans, nullable, type } = place.mode;
  const local = mir.temporary(
    kind,
    { own: true, ref: null, loans, cls, nullable, type },
    type ?? place.root.type,
    node,
    at,
  );
  local.intrinsic = { kind, args, slot: at };
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
