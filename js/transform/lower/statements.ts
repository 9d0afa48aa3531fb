import {
  NodeKind,
  Token,
  Type,
  type BinaryExpression,
  type BlockStatement,
  type DoStatement,
  type ExpressionStatement,
  type ForStatement,
  type IfStatement,
  type NewExpression,
  type ReturnStatement,
  type Statement,
  type SwitchStatement,
  type ThrowStatement,
  type VariableDeclaration,
  type VariableStatement,
  type VoidStatement,
  type WhileStatement,
} from "assemblyscript";
import type { Block } from "../../ownership/mir.js";
import type { Operand } from "./operand.js";
import { spanOf, type StatementList } from "./tables.js";
import { expressionIn, slot, strip } from "../syntax/slot.js";
import { isTracked, PLAIN } from "../types/mode.js";
import { lowerAssignment } from "./assignments.js";
import { lowerCondition } from "./conditions.js";
import { lowerExpression } from "./expressions.js";
import type { Lowering } from "./lowering.js";
import { dropAtEnd, initialize } from "./parts.js";
import { borrow, carry, consume, discard, discardStatement, intoUntracked, modeOf, sources, use } from "./operands.js";
import * as errors from "../errors/index.js";

export function lowerStatements(mir: Lowering, list: StatementList): void {
  for (const statement of [...list]) lowerStatement(mir, statement);
}

function lowerStatement(mir: Lowering, statement: Statement): void {
  const outer = mir.statement;
  mir.statement = statement;
  lower(mir, statement);
  mir.statement = outer;
}

function lower(mir: Lowering, statement: Statement): void {
  switch (statement.kind) {
    case NodeKind.Block:
      return lowerBlock(mir, (statement as BlockStatement).statements);
    case NodeKind.Expression:
      return lowerExpressionStatement(mir, statement as ExpressionStatement);
    case NodeKind.Void:
      return mir.withTemporaries({ kind: "after", statement }, () =>
        discard(mir, lowerExpression(mir, slot(statement as VoidStatement, "expression"))),
      );
    case NodeKind.Variable:
      return mir.withTemporaries({ kind: "after", statement }, () => {
        for (const declaration of (statement as VariableStatement).declarations)
          lowerVariable(mir, declaration, statement);
      });
    case NodeKind.Return:
      return lowerReturn(mir, statement as ReturnStatement);
    case NodeKind.Throw:
      return lowerThrow(mir, statement as ThrowStatement);
    case NodeKind.If:
      return lowerIf(mir, statement as IfStatement);
    case NodeKind.While:
      return lowerWhile(mir, statement as WhileStatement);
    case NodeKind.Do:
      return lowerDo(mir, statement as DoStatement);
    case NodeKind.For:
      return lowerFor(mir, statement as ForStatement);
    case NodeKind.Switch:
      return lowerSwitch(mir, statement as SwitchStatement);
    case NodeKind.Break:
      return lowerExit(mir, statement, false);
    case NodeKind.Continue:
      return lowerExit(mir, statement, true);
    default: // empty statements, type declarations; nested functions have bodies of their own
  }
}

function lowerBlock(mir: Lowering, list: StatementList): void {
  mir.push(list);
  lowerStatements(mir, list);
  mir.pop();
}

function lowerExpressionStatement(mir: Lowering, statement: ExpressionStatement): void {
  mir.withTemporaries({ kind: "after", statement }, () => {
    const inner = expressionIn(strip(slot(statement, "expression")));
    if (inner.kind === NodeKind.Binary && (inner as BinaryExpression).operator === Token.Equals)
      lowerAssignment(mir, inner as BinaryExpression, statement);
    else discardStatement(mir, lowerExpression(mir, slot(statement, "expression")));
  });
}

function lowerVariable(mir: Lowering, declaration: VariableDeclaration, statement: Statement): void {
  const { initializer, name, type: annotation } = declaration;
  const annotated = annotation && mir.typeFor(annotation);
  const said = annotation && mir.classes.mode(annotation, annotated, mir.fn, mir.flow);
  let operand: Operand | null = null;
  if (initializer) {
    const isNull = said?.own && initializer.kind === NodeKind.Null;
    operand = isNull ? { k: "null" } : lowerExpression(mir, slot(declaration, "initializer"), annotated ?? Type.auto);
  }
  const mode = said ?? (operand ? modeOf(operand) : PLAIN);
  const operandType = operand && "type" in operand ? operand.type : null;
  const type = annotated ?? operandType ?? (initializer ? mir.typeOf(initializer) : null) ?? Type.auto;

  if (!isTracked(mode)) {
    if (operand && operand.k !== "null" && !annotation && isTracked(mir.classes.mode(null, type, mir.fn))) {
      mir.report(errors.trackedOutOfUntracked(initializer!.range, type.toString()));
    }
    if (operand)
      intoUntracked(mir, operand, initializer!, annotation ? `a variable of an untracked type` : "a variable");
    mir.declare(name.text, type, declaration);
    return;
  }

  if (mode.own && operand) consume(mir, operand, initializer!);
  // `const r: Ref<T> = open()`: the temporary lives as long as the variable.
  if (!mode.own && operand?.k === "tmp" && operand.local.own) {
    const index = mir.temps.indexOf(operand.local);
    if (index >= 0) mir.scope!.locals.push(...mir.temps.splice(index, 1));
  }
  const source = !mode.own && operand ? borrow(mir, operand, initializer!, mode.ref === "mut") : null;
  const local = mir.local(
    name.range.toString(),
    { ...mode, nullable: mode.own ? type.isNullableReference : mode.nullable },
    type,
    "var",
    name,
  );
  if (mode.own) {
    if (operand) carry(mir, operand, local, initializer!);
    dropAtEnd(mir, local);
    if (operand) initialize(mir, local, initializer!);
  } else if (source) mir.emit({ op: "copy", target: local, sources: [source], span: spanOf(initializer!) });
  else mir.emit({ op: "loans", local, set: [] });
  local.declaration = declaration;
  local.called = name.text;
  local.statement = statement;
  mir.byElement.set(mir.declare(name.text, type, declaration), local);
  if (!mode.own) mir.scope!.locals.push(local);
}

function lowerReturn(mir: Lowering, statement: ReturnStatement): void {
  const { result } = mir.signature;
  const { value } = statement;
  if (value) {
    mir.withTemporaries({ kind: "return", statement }, () => {
      const operand = lowerExpression(mir, slot(statement, "value"), mir.fn.signature.returnType);
      if (mir.isConstructor) use(mir, operand, value);
      else if (result.own) {
        consume(mir, operand, value);
        if (result.loans)
          for (const source of sources(operand)) mir.emit({ op: "return", source, span: spanOf(value), stored: false });
      } else if (result.loans) {
        const source = borrow(mir, operand, value, result.ref === "mut");
        if (source) mir.emit({ op: "return", source, span: spanOf(value), stored: false });
      } else intoUntracked(mir, operand, value, "a result of an untracked type");
    });
  }
  mir.dropUpTo(null, { kind: "return", statement });
  mir.dead();
}

/** A throw aborts: of `new Error(message)` asc computes the message, and nothing of anything else. */
function lowerThrow(mir: Lowering, { value }: ThrowStatement): void {
  const args = value.kind === NodeKind.New ? (value as NewExpression).args : [];
  if (args[0]) mir.withTemporaries({ kind: "none" }, () => use(mir, lowerExpression(mir, slot(args, 0)), args[0]!));
  mir.dead();
}

function lowerIf(mir: Lowering, statement: IfStatement): void {
  const end = mir.block();
  const { whenTrue, whenFalse, known } = lowerCondition(mir, slot(statement, "condition"), statement);
  mir.start(whenTrue);
  if (known !== false) lowerStatement(mir, statement.ifTrue);
  mir.goto(end);
  mir.start(whenFalse);
  if (statement.ifFalse && known !== true) lowerStatement(mir, statement.ifFalse);
  mir.goto(end);
  mir.start(end);
}

function lowerWhile(mir: Lowering, statement: WhileStatement): void {
  const head = mir.block(),
    end = mir.block();
  mir.goto(head);
  mir.start(head);
  const { whenTrue, whenFalse } = lowerCondition(mir, slot(statement, "condition"), statement);
  mir.start(whenFalse);
  mir.goto(end);
  mir.start(whenTrue);
  inLoop(mir, end, head, () => lowerStatement(mir, statement.body));
  mir.goto(head);
  mir.start(end);
}

function lowerDo(mir: Lowering, statement: DoStatement): void {
  const head = mir.block(),
    test = mir.block(),
    end = mir.block();
  mir.goto(head);
  mir.start(head);
  inLoop(mir, end, test, () => lowerStatement(mir, statement.body));
  mir.goto(test);
  mir.start(test);
  const { whenTrue, whenFalse } = lowerCondition(mir, slot(statement, "condition"), statement);
  mir.start(whenTrue);
  mir.goto(head);
  mir.start(whenFalse);
  mir.goto(end);
  mir.start(end);
}

/** What the variables of a `for` drop at its end is written behind the loop. */
export type LoopWithTail = ForStatement & { tail?: StatementList };

function lowerFor(mir: Lowering, statement: LoopWithTail): void {
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
  inLoop(mir, end, step, () => lowerStatement(mir, statement.body));
  mir.goto(step);
  mir.start(step);
  if (statement.incrementor) {
    const at = slot(statement, "incrementor");
    mir.withTemporaries({ kind: "expression", slot: at, statement, result: "void" }, () =>
      discard(mir, lowerExpression(mir, at)),
    );
  }
  mir.goto(head);
  mir.start(end);
  mir.pop();
}

function lowerSwitch(mir: Lowering, statement: SwitchStatement): void {
  const at = slot(statement, "condition");
  const result = mir.typeOf(statement.condition) ?? Type.auto;
  mir.withTemporaries({ kind: "expression", slot: at, statement, result }, () =>
    use(mir, lowerExpression(mir, at), statement.condition),
  );
  const end = mir.block();
  const bodies = statement.cases.map(() => mir.block());
  statement.cases.forEach((node, i) => {
    if (!node.label) return;
    const { label } = node;
    mir.withTemporaries({ kind: "none" }, () => use(mir, lowerExpression(mir, slot(node, "label")), label));
    mir.goto(bodies[i]!);
    const next = mir.block();
    mir.goto(next);
    mir.start(next);
  });
  const otherwise = statement.cases.findIndex(({ label }) => !label);
  mir.goto(bodies[otherwise] ?? end);
  inLoop(mir, end, null, () =>
    statement.cases.forEach(({ statements }, i) => {
      mir.start(bodies[i]!);
      lowerBlock(mir, statements);
      mir.goto(bodies[i + 1] ?? end);
    }),
  );
  mir.start(end);
}

function inLoop(mir: Lowering, onBreak: Block, onContinue: Block | null, work: () => void): void {
  mir.exits.push({ onBreak, onContinue, scope: mir.scope });
  work();
  mir.exits.pop();
}

function lowerExit(mir: Lowering, statement: Statement, isContinue: boolean): void {
  const exit = isContinue ? [...mir.exits].reverse().find(({ onContinue }) => onContinue) : mir.exits.at(-1);
  if (!exit) return; // asc says so
  mir.dropUpTo(exit.scope, { kind: "before", statement });
  mir.goto(isContinue ? exit.onContinue! : exit.onBreak);
  mir.dead();
}
