// The ends of values: at the end of a scope, before jumps, in returns, at assignments.

import {
  LiteralKind,
  Node,
  NodeKind,
  Token,
  TypeKind,
  type Expression,
  type LiteralExpression,
  type PropertyAccessExpression,
  type ReturnStatement,
  type Statement,
  type UnaryPrefixExpression,
} from "assemblyscript";
import type { Assignment, Replacement } from "../lower/tables.js";
import * as build from "../syntax/build.js";
import { clone } from "../syntax/clone.js";
import { DROP_GLUE } from "../words.js";
import { add, type Drop, type Plan } from "./plan.js";
import { keepHolder } from "./values.js";

/**
 * Expressions that drops can't change, which may stay in a return as they are. A variable may be a global, so it isn't
 * one.
 */
const SIMPLE = new Set([NodeKind.This, NodeKind.Null, NodeKind.True, NodeKind.False, NodeKind.Literal]);

/** Writes the drops of the values that end at a statement. */
export function writeDrops(plan: Plan): void {
  const returns = new Map<Statement, Statement[]>();
  const reassigned = new Map<Statement, Drop[]>();
  for (const drop of plan.drops) {
    plan.changed = true;
    const { site } = drop;
    switch (site.kind) {
      case "end":
        (site.list.appended ??= []).push(...plan.dropStatements(drop, build.endOf(plan.body.range)));
        break;
      case "before":
      case "after":
        add(plan.edits[site.kind], site.statement, plan.dropStatements(drop, site.statement.range));
        break;
      case "return":
        returnWith(plan, returns, site.statement as ReturnStatement, plan.dropStatements(drop, site.statement.range));
        break;
      case "leave":
        add(plan.leaving, site.early, plan.dropStatements(drop, site.early.node.property.range));
        break;
      case "reassign":
        if (site.statement) reassign(plan, reassigned, site.statement, site.node, drop);
        break;
      case "constructorField":
        replaceField(plan, site.replacement);
        break;
    }
  }
}

/** Evaluates the result of a return, drops everything, then returns. */
function returnWith(
  plan: Plan,
  returns: Map<Statement, Statement[]>,
  statement: ReturnStatement,
  drops: Statement[],
): void {
  const list = returns.get(statement);
  if (list) {
    list.push(...drops);
    return;
  }
  const all = [...drops];
  returns.set(statement, all);
  plan.edits.instead.set(statement, () => returnStatements(plan, statement, all));
}

function returnStatements(plan: Plan, statement: ReturnStatement, drops: Statement[]): Statement[] {
  const { value, range } = statement;
  if (!value) return [...drops, statement];
  const { returnType } = plan.mir.fn.signature;
  if (isSimple(value)) return [build.block([...drops, statement], range)];
  if (returnType.kind === TypeKind.Void) {
    return [build.block([build.expressionStatement(value), ...drops, returnStatement(statement, null)], range)];
  }
  const result = plan.name("r");
  const variable = build.variable(result, build.anyType(plan.program, returnType, range), value, range);
  return [build.block([variable, ...drops, returnStatement(statement, build.name(result, range))], range)];
}

/** Evaluates the new value, then drops the old one, which may be in parts. */
function reassign(
  plan: Plan,
  reassigned: Map<Statement, Drop[]>,
  statement: Statement,
  node: Assignment,
  drop: Drop,
): void {
  const drops = reassigned.get(statement);
  if (drops) {
    drops.push(drop);
    return;
  }
  const all = [drop];
  reassigned.set(statement, all);
  const { range } = statement;
  const [target] = plan.mir.tables.assigned.get(statement)!;
  plan.edits.instead.set(statement, () => {
    const value = plan.name("n");
    return [
      build.block(
        [
          build.variable(value, build.anyType(plan.program, target!.type!, range), node.right, range),
          ...all.flatMap((each) => plan.dropStatements(each, range)),
          build.expressionStatement(build.assign(node.left, build.name(value, range), range)),
          ...(plan.tails.get(statement) ?? []),
        ],
        range,
      ),
    ];
  });
}

/** Writes the drops of the old values of fields that are assigned. */
export function writeFieldReplacements(plan: Plan): void {
  for (const replacement of plan.mir.tables.replacements.values()) {
    plan.changed = true;
    replaceField(plan, replacement);
  }
}

/** Evaluates the new value, then takes out, overwrites and drops the old one. */
function replaceField(plan: Plan, { statement, node, mode, holder, definite }: Replacement): void {
  if (!statement) return; // an error was reported
  const type = mode.type!;
  const { range } = statement;
  plan.edits.instead.set(statement, () => {
    const left = node.left as PropertyAccessExpression;
    const held = holder ? [build.expressionStatement(keepHolder(plan, holder, statement))] : [];
    const fresh = plan.name("n"),
      old = plan.name("o");
    const name = () => build.anyType(plan.program, type, range);
    const before = definite
      ? build.loadField(plan.program, clone(left.expression), definite.of, definite.name, type, range)
      : clone(node.left);
    const value = build.asNonNull(plan.program, build.name(old, range), type, range);
    const drop = build.expressionStatement(build.call(build.property(value, DROP_GLUE, range), null, [], range));
    return [
      build.block(
        [
          ...held,
          build.variable(fresh, name(), node.right, range),
          build.variable(old, name(), before, range),
          build.expressionStatement(build.assign(node.left, build.name(fresh, range), range)),
          build.ifThen(build.notNull(build.name(old, range), range), [drop], range),
        ],
        range,
      ),
    ];
  });
}

function isSimple(value: Expression): boolean {
  if (value.kind === NodeKind.UnaryPrefix)
    return (
      (value as UnaryPrefixExpression).operator === Token.Minus &&
      (value as UnaryPrefixExpression).operand.kind === NodeKind.Literal
    );
  return (
    SIMPLE.has(value.kind) &&
    !(value.kind === NodeKind.Literal && (value as LiteralExpression).literalKind === LiteralKind.Template)
  );
}

function returnStatement(original: ReturnStatement, value: Expression | null): Statement {
  return Node.createReturnStatement(value, original.range);
}
