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
import type { LoopWithTail } from "../lower/statements.js";
import type { StatementList } from "../lower/tables.js";

/** What is to be written at which statement. */
export interface Edits {
  readonly before: Map<Statement, Statement[]>;
  readonly after: Map<Statement, Statement[]>;
  /** What stands for a statement, made when all within it is written. */
  readonly instead: Map<Statement, () => Statement[]>;
}

/** Writes the edits into a body whose statements all stand in lists. */
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

/** Rewrites the statements within one. Gives what stands for it. */
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

/** A `for` whose variables need more than one statement gets a block around it. */
function rewriteFor(statement: LoopWithTail, edits: Edits): Statement[] {
  rewriteWithin(statement.body, edits);
  const first = statement.initializer ? rewriteStatement(statement.initializer, edits) : [];
  const tail = statement.tail?.appended ?? [];
  if (first.length <= 1 && tail.length === 0) return [statement];
  const { condition, incrementor, body, range } = statement as ForStatement;
  return [
    Node.createBlockStatement(
      [...first, Node.createForStatement(null, condition, incrementor, body, range), ...tail],
      range,
    ),
  ];
}
