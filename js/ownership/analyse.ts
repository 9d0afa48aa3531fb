import { members } from "./dataflow/bits.js";
import { Forward, loansOf } from "./dataflow/state.js";
import { decideDrops } from "./dataflow/verdicts.js";
import type { Escape, Mir } from "./mir.js";
import { Facts } from "./query.js";
import type { Sink } from "./report.js";
import { checkRules } from "./rules.js";

/**
 * Decides the drops of a function and reports its errors. `escapes` receives those that depend on other functions, `watch`
 * what is known of it.
 */
export function analyse(
  mir: Mir,
  sink: Sink,
  escapes: (escape: Escape) => void,
  watch?: ((facts: Facts) => void) | null,
): void {
  const forward = new Forward(mir);
  decideDrops(forward);
  checkRules(mir, forward, sink, escapes);
  watch?.(new Facts(mir, forward));
}

/** Returns the parameters whose loans the results of a function carry, `this` among them. */
export function returned(mir: Mir): string[] {
  const forward = new Forward(mir);
  const names = new Set<string>();
  forward.visit((operation, state) => {
    if (operation.op !== "return") return;
    for (const id of members(loansOf(state, operation.source))) {
      const { universal } = mir.loans[id]!;
      if (universal !== null) names.add(universal);
    }
  });
  return [...names];
}
