// Values in transit: temporaries get variables, moves clear flags, and `take` and `replace` are expanded.

import type { Expression, Statement } from "assemblyscript";
import type { Lowering } from "../lower/lowering.js";
import { leaves } from "../lower/parts.js";
import type { Holder, Variable } from "../lower/tables.js";
import * as build from "../syntax/build.js";
import { clone } from "../syntax/clone.js";
import { expressionIn } from "../syntax/slot.js";
import { add, outermost, type Plan } from "./plan.js";

/** `open()` becomes `(__own_t0 = open())`; the variable is declared before the statement. */
export function writeTemporaries(plan: Plan): void {
  for (const [local, variable] of plan.variables) {
    const { range } = local.node;
    if (local.slot && !local.intrinsic) {
      const { parent, key } = local.slot;
      const assignment = build.assign(build.name(variable, range), expressionIn(local.slot), range);
      const flags = leaves(local).flatMap((leaf) => plan.flags.get(leaf) ?? []);
      const sets = flags.map((flag) => build.assign(build.name(flag, range), build.bool(true, range), range));
      parent[key] =
        sets.length > 0
          ? build.comma([assignment, ...sets, build.name(variable, range)], range)
          : build.parenthesized(assignment, range);
    }
    const type = build.anyType(plan.program, local.type!, range);
    add(plan.edits.before, local.statement!, [
      build.variable(variable, type, build.nullOf(plan.program, local.type!, range), range),
    ]);
  }
}

/** Writes a move out of a local with a flag as `(flag = false, a)`. */
export function writeMovesOfFlagged(plan: Plan): void {
  for (const operation of plan.operations) {
    const slot = plan.mir.tables.slots.get(operation);
    if (operation.op !== "move" || !slot) continue;
    const flag = plan.flags.get(plan.mir.variable(operation.local));
    if (flag === undefined) continue;
    const { range } = expressionIn(slot);
    const { parent, key } = slot;
    parent[key] = build.comma(
      [build.assign(build.name(flag, range), build.bool(false, range), range), expressionIn(slot)],
      range,
    );
  }
}

/**
 * Expands `take(p)` to `(t = p, p = null, t)` and `replace(p, v)` to `(n = v, t = p, p = n, t)`, innermost calls first.
 */
export function writeIntrinsics(plan: Plan): void {
  for (const local of plan.mir.locals) {
    if (!local.intrinsic) continue;
    plan.changed = true;
    const { kind, args, slot, holder } = local.intrinsic;
    const { range } = local.node;
    const variable = plan.variables.get(local)!;
    const steps: Expression[] = holder ? [keepHolder(plan, holder, local.statement!)] : [];
    let fresh: Expression;
    if (kind === "replace") {
      const value = `${variable}v`;
      const type = build.anyType(plan.program, local.type!, range);
      add(plan.edits.before, local.statement!, [
        build.variable(value, type, build.nullOf(plan.program, local.type!, range), range),
      ]);
      steps.push(build.assign(build.name(value, range), args[1]!, range));
      fresh = build.name(value, range);
    } else fresh = build.nullOf(plan.program, local.type!, range);
    steps.push(build.assign(build.name(variable, range), args[0]!, range));
    steps.push(build.assign(clone(args[0]!), fresh, range), build.name(variable, range));
    slot.parent[slot.key] = build.comma(steps, range);
  }
}

/** `object.make().field` becomes `(h = object.make(), h.field)`: the place is read and written, but evaluated once. */
export function keepHolder(plan: Plan, { slot, type }: Holder, statement: Statement): Expression {
  const { range } = expressionIn(slot);
  const name = plan.name("h");
  const declared = build.anyType(plan.program, type.nonNullableType, range);
  add(plan.edits.before, statement, [
    build.variable(name, declared, build.nullOf(plan.program, type.nonNullableType, range), range),
  ]);
  const value = build.asNonNull(plan.program, expressionIn(slot), type, range);
  slot.parent[slot.key] = build.name(name, range);
  return build.assign(build.name(name, range), value, range);
}

/** Declares the flags and sets them where values arrive. Returns the statements for the start of the function. */
export function writeFlags(plan: Plan): Statement[] {
  const prologue: Statement[] = [];
  const assignments = new Map<Variable, Statement[]>();
  for (const [statement, locals] of plan.mir.tables.assigned)
    for (const local of locals) add(assignments, local, [statement]);
  for (const [local, flag] of plan.flags) {
    const { range } = local.node;
    const declare = (value: boolean) =>
      build.variable(flag, build.typeName("bool", range), build.bool(value, range), range);
    const set = () => build.expressionStatement(build.assign(build.name(flag, range), build.bool(true, range), range));
    const { kind, statement, declaration } = outermost(local);
    if (kind === "param" || kind === "this") prologue.push(declare(true));
    else {
      add(plan.edits.before, statement!, [declare(false)]);
      // Nothing can read the flag before the value is there, but the rest of the statement can.
      if (declaration?.initializer) {
        const yes = build.assign(build.name(flag, range), build.bool(true, range), range);
        declaration.initializer = build.comma([yes, declaration.initializer], range);
      }
    }
    for (const statement of assignments.get(local) ?? []) {
      if (plan.edits.instead.has(statement)) add(plan.tails, statement, [set()]);
      else add(plan.edits.after, statement, [set()]);
    }
  }
  return prologue;
}

/**
 * Initializes owned variables without an initializer to null. asc's own check for unset variables doesn't understand
 * flags, and the transform's check has already run. Returns false if there are none.
 */
export function initializeDeclarations(mir: Lowering): boolean {
  let found = false;
  for (const local of mir.owned) {
    if (local.kind !== "var" || !local.declaration || local.declaration.initializer) continue;
    found = true;
    local.declaration.initializer = build.nullOf(mir.checker.program, local.type!, local.node.range);
  }
  return found;
}
