// Loops and `switch`, and the ways out of them.

import {
  NodeKind,
  Type,
  type DoStatement,
  type ForStatement,
  type Statement,
  type SwitchStatement,
  type WhileStatement,
} from "assemblyscript";
import type { Block } from "../../ownership/mir.js";
import type { Span } from "../../ownership/report.js";
import { slot } from "../syntax/slot.js";
import { lowerCondition } from "./conditions.js";
import { lowerRead } from "./expressions.js";
import type { Lowering } from "./lowering.js";
import { lowerBlock, lowerDiscarded, lowerStatement } from "./statements.js";
import type { Site, StatementList } from "./tables.js";

export function lowerWhile(mir: Lowering, statement: WhileStatement): void {
  const head = mir.block(),
    end = mir.block();
  mir.goto(head);
  mir.start(head);
  const { whenTrue, whenFalse } = lowerCondition(mir, slot(statement, "condition"), statement);
  mir.start(whenFalse);
  mir.goto(end);
  mir.start(whenTrue);
  inLoop(mir, statement, end, head, () => lowerStatement(mir, statement.body));
  mir.goto(head);
  mir.start(end);
}

export function lowerDo(mir: Lowering, statement: DoStatement): void {
  const head = mir.block(),
    test = mir.block(),
    end = mir.block();
  mir.goto(head);
  mir.start(head);
  inLoop(mir, statement, end, test, () => lowerStatement(mir, statement.body));
  mir.goto(test);
  mir.start(test);
  const { whenTrue, whenFalse } = lowerCondition(mir, slot(statement, "condition"), statement);
  mir.start(whenTrue);
  mir.goto(head);
  mir.start(whenFalse);
  mir.goto(end);
  mir.start(end);
}

/** The drops of a `for`'s own variables are written after the loop. */
export type LoopWithTail = ForStatement & { tail?: StatementList };

export function lowerFor(mir: Lowering, statement: LoopWithTail): void {
  mir.push((statement.tail = []));
  if (statement.initializer) lowerStatement(mir, statement.initializer);
  const head = mir.block(),
    step = mir.block(),
    end = mir.block();
  mir.goto(head);
  mir.start(head);
  if (statement.condition) {
    const { whenTrue, whenFalse } = lowerCondition(mir, slot(statement, "condition"), statement);
    mir.start(whenFalse);
    mir.goto(end);
    mir.start(whenTrue);
  } else {
    const body = mir.block();
    mir.goto(body);
    mir.start(body);
  }
  inLoop(mir, statement, end, step, () => lowerStatement(mir, statement.body));
  mir.goto(step);
  mir.start(step);
  if (statement.incrementor) {
    const at = slot(statement, "incrementor");
    mir.withTemporaries({ kind: "expression", slot: at, statement, result: "void" }, () => lowerDiscarded(mir, at));
  }
  mir.goto(head);
  mir.start(end);
  mir.pop();
}

export function lowerSwitch(mir: Lowering, statement: SwitchStatement): void {
  const at = slot(statement, "condition");
  const result = mir.typeOf(statement.condition) ?? Type.auto;
  mir.withTemporaries({ kind: "expression", slot: at, statement, result }, () =>
    lowerRead(mir, at, statement.condition),
  );
  const end = mir.block();
  const bodies = statement.cases.map(() => mir.block());
  statement.cases.forEach((node, i) => {
    if (!node.label) return;
    const { label } = node;
    const labelAt = slot(node, "label");
    const site: Site = { kind: "expression", slot: labelAt, statement, result: mir.typeOf(label) ?? result };
    mir.withTemporaries(site, () => lowerRead(mir, labelAt, label));
    mir.goto(bodies[i]!);
    const next = mir.block();
    mir.goto(next);
    mir.start(next);
  });
  const otherwise = statement.cases.findIndex(({ label }) => !label);
  mir.goto(bodies[otherwise] ?? end);
  inLoop(mir, null, end, null, () =>
    statement.cases.forEach(({ statements, range }, i) => {
      mir.start(bodies[i]!);
      lowerBlock(mir, statements, range);
      mir.goto(bodies[i + 1] ?? end);
    }),
  );
  mir.start(end);
}

function inLoop(
  mir: Lowering,
  loop: WhileStatement | DoStatement | ForStatement | null,
  onBreak: Block,
  onContinue: Block | null,
  work: () => void,
): void {
  mir.exits.push({ onBreak, onContinue, scope: mir.scope, head: loop && headOf(loop) });
  work();
  mir.exits.pop();
}

/** What a loop evaluates before its body. */
function headOf({ range, body, kind }: WhileStatement | DoStatement | ForStatement): Span {
  const { source, start } = range;
  if (kind === NodeKind.Do) return { source, start, end: start + "do".length };
  return { source, start, end: start + source.text.slice(start, body.range.start).trimEnd().length };
}

export function lowerExit(mir: Lowering, statement: Statement, isContinue: boolean): void {
  const exit = isContinue ? [...mir.exits].reverse().find(({ onContinue }) => onContinue) : mir.exits.at(-1);
  if (!exit) return; // asc reports it
  mir.dropUpTo(exit.scope, { kind: "before", statement });
  mir.goto(isContinue ? exit.onContinue! : exit.onBreak);
  mir.dead();
}
