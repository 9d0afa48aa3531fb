import { statementExpression } from "../asc/statement-expression.js";
import type { EarlyReturn } from "../lower/tables.js";
import * as build from "../syntax/build.js";
import { Node } from "assemblyscript";
import { add, type Plan } from "./plan.js";

/**
 * Writes `result.orReturn` as `(q = result, { if (q.isErr) { drops; return q.$failed<R, U>(); } }, q.$held())`. The
 * statement in the middle is one that only asc's compiler can have there.
 */
export function writeOrReturns(plan: Plan): void {
  for (const early of plan.mir.tables.earlyReturns) {
    plan.changed = true;
    writeOrReturn(plan, early);
  }
}

function writeOrReturn(plan: Plan, early: EarlyReturn): void {
  const { program } = plan;
  const { node, at, statement, type } = early;
  const { range } = node.property;
  const held = plan.name("q");
  const on = (member: string) => build.property(build.name(held, range), member, range);
  const { returnType } = plan.mir.fn.signature;
  const types = [returnType, returnType.getClass()!.typeArguments![0]!];
  const failed = build.call(
    on("$failed"),
    types.map((each) => build.anyType(program, each, range)),
    [],
    range,
  );
  const leave = build.ifThen(
    on("isErr"),
    [...(plan.leaving.get(early) ?? []), Node.createReturnStatement(failed, range)],
    range,
  );
  add(plan.edits.before, statement, [
    build.variable(held, build.anyType(program, type, range), build.nullOf(program, type, range), range),
  ]);
  at.parent[at.key] = build.comma(
    [
      build.assign(build.name(held, range), node.expression, range),
      statementExpression(program, leave),
      build.call(on("$held"), null, [], range),
    ],
    range,
  );
}
