import type { Mir, Operation, Verdict } from "../mir.js";
import { bit } from "./bits.js";
import type { Forward } from "./state.js";

/**
 * Decides each drop: `static` if the value is there on every path, `flag` if it may be there, `none` if it never is.
 */
export function decideDrops(forward: Forward): void {
  forward.visit((operation, state) => {
    if (operation.op !== "drop") return;
    const self = bit(operation.local.ownIndex);
    if ((state.live & self) === 0n) operation.verdict = "none";
    else operation.verdict = (state.dead & self) === 0n ? "static" : "flag";
  });
}

/** A drop that runs always or behind a flag. */
export type EffectiveDrop = Operation & { op: "drop"; verdict: Exclude<Verdict, "none"> };

export function dropsOf(mir: Mir): EffectiveDrop[] {
  return mir.blocks.flatMap(({ operations }) => operations.filter(isEffective));
}

function isEffective(operation: Operation): operation is EffectiveDrop {
  return operation.op === "drop" && operation.verdict !== undefined && operation.verdict !== "none";
}
