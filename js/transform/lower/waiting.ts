// Arguments that own, while later ones are evaluated: `store(file, name().orReturn)` has the file already when the function
// returns. Until the call such a value is a temporary, as in rustc, which is dropped if the function is left.

import { mayLeave } from "../syntax/children.js";
import { expressionIn, strip, type Slot } from "../syntax/slot.js";
import { enter, isOwned, type Place } from "./gate.js";
import type { Lowering } from "./lowering.js";
import type { Operand } from "./operand.js";
import { carry } from "./operands.js";
import { initialize, leaves, temporary } from "./parts.js";
import type { Variable } from "./tables.js";

/** Moves or borrows a value into an argument. Returns a function to call when the `later` ones are evaluated. */
export function enterBefore(
  mir: Lowering,
  operand: Operand,
  place: Place,
  at: Slot,
  later: readonly Slot[],
): () => Variable | null {
  const node = expressionIn(at);
  const isWaiting = place.mode.own && isOwned(operand) && later.some((each) => mayLeave(expressionIn(each)));
  if (!isWaiting) {
    const local = enter(mir, operand, place, node);
    return () => local;
  }
  const kept = operand.k === "tmp" ? operand : keep(mir, operand, place, at);
  mir.waiting = [...mir.waiting, ...leaves(kept.local)];
  return () => enter(mir, kept, place, node);
}

/** Moves a value into a temporary of its own. */
function keep(mir: Lowering, operand: Operand, place: Place, at: Slot): Operand & { k: "tmp" } {
  const { mode } = place;
  const node = expressionIn(at);
  const local = temporary(mir, "argument", mode, mode.type, node, strip(at));
  enter(mir, operand, place, node);
  carry(mir, operand, local, node);
  initialize(mir, local, node);
  return { k: "tmp", local, node, type: mode.type };
}
