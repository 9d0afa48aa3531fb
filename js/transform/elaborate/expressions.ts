import type { Expression, Range } from "assemblyscript";
import type { Site } from "../lower/tables.js";
import * as build from "../syntax/build.js";
import { expressionIn } from "../syntax/slot.js";
import { add, type Drop, type Plan } from "./plan.js";

/** Drops the temporaries of a condition: `(c = condition, t.__own_drop(), c)`. */
export function writeDropsInExpressions(plan: Plan): void {
  const bySite = new Map<Site & { kind: "expression" }, Drop[]>();
  for (const drop of plan.drops) if (drop.site.kind === "expression") add(bySite, drop.site, [drop]);
  for (const [site, drops] of bySite) {
    const { parent, key } = site.slot;
    const inner = expressionIn(site.slot);
    const { range } = inner;
    const steps = drops.map((drop) => dropInExpression(plan, drop, range));
    if (site.result === "void") {
      parent[key] = build.comma([inner, ...steps], range);
      continue;
    }
    const result = plan.name("c");
    const isBool = site.result === "bool";
    const type =
      site.result === "bool" ? build.typeName("bool", range) : build.anyType(plan.program, site.result, range);
    const isReference = site.result !== "bool" && site.result.isReference;
    const initial = isBool
      ? build.bool(false, range)
      : isReference
        ? build.nullOf(plan.program, site.result, range)
        : build.integer(0, range);
    add(plan.edits.before, site.statement, [build.variable(result, type, initial, range)]);
    const value = isBool
      ? build.ternary(build.parenthesized(inner, range), build.bool(true, range), build.bool(false, range), range)
      : inner;
    parent[key] = build.comma(
      [build.assign(build.name(result, range), value, range), ...steps, build.name(result, range)],
      range,
    );
  }
}

/**
 * `test ? (drop, clear, true) : false`. The variable is cleared because it may be set again in a loop and dropped at
 * its end.
 */
function dropInExpression(plan: Plan, { local, verdict }: Drop, range: Range): Expression {
  const drop = plan.dropCall(local, range);
  const tests = plan.conditions(local, verdict, range);
  if (tests.length === 0) return drop;
  const flag = plan.flags.get(local);
  const clear =
    flag !== undefined
      ? build.assign(build.name(flag, range), build.bool(false, range), range)
      : build.assign(plan.expression(local, range), build.nullOf(plan.program, local.type!, range), range);
  const done = build.comma([drop, clear, build.bool(true, range)], range);
  return tests.reduce((inner, test) => build.ternary(test, inner, build.bool(false, range), range), done as Expression);
}
