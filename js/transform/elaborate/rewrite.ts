import {
  Node,
  NodeKind,
  type BlockStatement,
  type DoStatement,
  type ForStatement,
  type IfStatement,
  type Statement,
  type SwitchStatement,
  type WhileStatement,
} from "assemblyscript";
import type { LoopWithTail } from "../lower/loops.js";
import type { StatementList } from "../lower/tables.js";

/** The edits of a body, by the statement at which they are written. */
export interface Edits {
  readonly before: Map<Statement, Statement[]>;
  readonly after: Map<Statement, Statement[]>;
  /** Returns the replacement of a statement, after everything within it is written. */
  readonly instead: Map<Statement, () => Statement[]>;
}

/** Writes the edits into a body in which every statement stands in a list. */
export function rewrite(body: BlockStatement, edits: Edits): void {
  rewriteList(body.statements, edits);
}

function rewriteList(list: StatementList, edits: Edits): void {
  const written = list.flatMap((statement) => rewriteStatement(statement, edits));
  list.splice(0, list.length, ...written, ...(list.appended ?? []));
}

function rewriteStatement(statement: Statement, edits: Edits): Statement[] {
  const whole = rewriteWithin(statement, edits);
  const self = edits.instead.get(statement)?.() ?? whole;
  return [...(edits.before.get(statement) ?? []), ...self, ...(edits.after.get(statement) ?? [])];
}

/** Rewrites the statements within a statement. Returns its replacement. */
function rewriteWithin(statement: Statement, edits: Edits): Statement[] {
  switch (statement.kind) {
    case NodeKind.Block:
      rewriteList((statement as BlockStatement).statements, edits);
      break;
    case NodeKind.If: {
      const { ifTrue, ifFalse } = statement as IfStatement;
      rewriteWithin(ifTrue, edits);
      if (ifFalse) rewriteWithin(ifFalse, edits);
      break;
    }
    case NodeKind.While:
    case NodeKind.Do:
      rewriteWithin((statement as WhileStatement | DoStatement).body, edits);
      break;
    case NodeKind.For:
      return rewriteFor(statement as LoopWithTail, edits);
    case NodeKind.Switch:
      for (const { statements } of (statement as SwitchStatement).cases) rewriteList(statements, edits);
      break;
  }
  return [statement];
}

/** Moves a `for` whose variables need more than one statement into a block. */
function rewriteFor(statement: LoopWithTail, edits: Edits): Statement[] {
  rewriteWithin(statement.body, edits);
  const first = statement.initializer ? rewriteStatement(statement.initializer, edits) : [];
  const tail = statement.tail?.appended ?? [];
  const isSame = first.length === 0 || (first.length === 1 && first[0] === statement.initializer);
  if (isSame && tail.length === 0) return [statement];
  const { condition, incrementor, body, range } = statement as ForStatement;
  return [
    Node.createBlockStatement(
      [...first, Node.createForStatement(null, condition, incrementor, body, range), ...tail],
      range,
    ),
  ];
}
