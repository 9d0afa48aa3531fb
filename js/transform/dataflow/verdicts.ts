import type { Mir } from "../mir/mir.js";
import { bit } from "./bits.js";
import type { Forward } from "./state.js";

/**
 * Decides each drop: `static` where there is a value on every path, `flag` where there may be one, `none` where there
 * never is.
 */
export function decideDrops(forward: Forward): void {
  forward.visit((operation, state) => {
    if (operation.op !== "drop") return;
    const self = bit(operation.local.ownIndex);
    if ((state.live & self) === 0n) operation.verdict = "none";
    else operation.verdict = (state.dead & self) === 0n ? "static" : "flag";
  });
}

/** The drops of a function that drop something, or may. */
export function dropsOf(mir: Mir) {
  return mir.blocks.flatMap(({ operations }) =>
    operations.filter(
      (operation) => operation.op === "drop" && operation.verdict !== undefined && operation.verdict !== "none",
    ),
  ) as (Mir["blocks"][number]["operations"][number] & { op: "drop" })[];
}
