import type { Statement } from "assemblyscript";
import type { Block } from "../../ownership/mir.js";
import type { Site } from "./tables.js";
import { expressionIn, strip, type Slot } from "../syntax/slot.js";
import { gotoKnown, hasParts, lowerTest } from "./branches.js";
import { lowerRead } from "./expressions.js";
import type { Lowering } from "./lowering.js";

/** The blocks that a condition leads to. */
interface Ways {
  readonly whenTrue: Block;
  readonly whenFalse: Block;
}

/** Lowers a condition. If asc decides it at compile time, no path leads to the other side. */
export function lowerCondition(mir: Lowering, at: Slot, statement: Statement): Ways {
  const site: Site = { kind: "expression", slot: at, statement, result: "bool" };
  const node = expressionIn(strip(at));
  if (hasParts(node)) return lowerParts(mir, at, site);
  const ways = { whenTrue: mir.block(), whenFalse: mir.block() };
  mir.withTemporaries(site, () => lowerRead(mir, at, node));
  gotoKnown(mir, node, ways.whenTrue, ways.whenFalse);
  return ways;
}

/** Each part leads to its own blocks, unless something must be dropped after the whole condition, on every path. */
function lowerParts(mir: Lowering, at: Slot, site: Site): Ways {
  const ways = { whenTrue: mir.block(), whenFalse: mir.block() };
  const [, mine] = mir.collecting(() => lowerTest(mir, at, ways.whenTrue, ways.whenFalse));
  if (!mine.some(({ own }) => own)) return ways;
  const end = mir.block();
  for (const way of [ways.whenTrue, ways.whenFalse]) {
    mir.start(way);
    mir.goto(end);
  }
  mir.start(end);
  mir.drop(mine, site);
  const after = { whenTrue: mir.block(), whenFalse: mir.block() };
  mir.goto(after.whenTrue);
  mir.goto(after.whenFalse);
  return after;
}
