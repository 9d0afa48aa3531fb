import { Forward } from "./dataflow/state.js";
import { decideDrops } from "./dataflow/verdicts.js";
import type { Mir } from "./mir.js";
import { Facts } from "./query.js";
import type { Sink } from "./report.js";
import { checkRules } from "./rules.js";

/** Decides the drops of a function and reports its errors. `watch` receives what is known of it. */
export function analyse(mir: Mir, sink: Sink, watch?: ((facts: Facts) => void) | null): void {
  const forward = new Forward(mir);
  decideDrops(forward);
  checkRules(mir, forward, sink);
  watch?.(new Facts(mir, forward));
}
