import {
  NodeKind,
  Token,
  type BinaryExpression,
  type BlockStatement,
  type DoStatement,
  type Expression,
  type ExpressionStatement,
  type ForStatement,
  type FunctionExpression,
  type IfStatement,
  type Range,
  type ReturnStatement,
  type Statement,
  type SwitchStatement,
  type ThrowStatement,
  type VariableStatement,
  type VoidStatement,
  type WhileStatement,
} from "assemblyscript";
import * as errors from "../errors/index.js";
import { kindOf, unknownKind, type StatementKind } from "../syntax/kinds.js";
import { expressionIn, slot, strip, type Slot } from "../syntax/slot.js";
import { lowerAssignment } from "./assignments.js";
import { lowerCondition } from "./conditions.js";
import { lowerExpression } from "./expressions.js";
import { enter } from "./gate.js";
import { lowerDo, lowerExit, lowerFor, lowerSwitch, lowerWhile } from "./loops.js";
import type { Lowering } from "./lowering.js";
import type { Operand } from "./operand.js";
import { carry, discard } from "./operands.js";
import { exitWithErrorOfMain } from "./or-return.js";
import { initialize, temporary } from "./parts.js";
import { lowerReturn, lowerThrow } from "./returns.js";
import type { StatementList } from "./tables.js";
import { checkUnused } from "./unused.js";
import { lowerVariable } from "./variables.js";

export function lowerStatements(mir: Lowering, list: StatementList): void {
  for (const statement of [...list]) lowerStatement(mir, statement);
}

export function lowerStatement(mir: Lowering, statement: Statement): void {
  if (!mir.isReached) return; // asc leaves most of this out, and the rest never runs
  const outer = mir.statement;
  mir.statement = statement;
  lower(mir, statement);
  mir.statement = outer;
}

function lower(mir: Lowering, statement: Statement): void {
  const kind = kindOf<StatementKind>(statement);
  switch (kind) {
    case NodeKind.Block:
      return lowerBlock(mir, (statement as BlockStatement).statements, statement.range);
    case NodeKind.Expression:
      return lowerExpressionStatement(mir, statement as ExpressionStatement);
    case NodeKind.Void:
      return mir.withTemporaries({ kind: "after", statement }, () =>
        lowerDiscarded(mir, slot(statement as VoidStatement, "expression")),
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
    case NodeKind.Empty:
    case NodeKind.TypeDeclaration:
      return;
    case NodeKind.ForOf: // asc doesn't support them, and reports that
    case NodeKind.Try:
    case NodeKind.ClassDeclaration: // asc doesn't allow declarations within functions
    case NodeKind.EnumDeclaration:
    case NodeKind.FunctionDeclaration:
    case NodeKind.InterfaceDeclaration:
    case NodeKind.NamespaceDeclaration:
    case NodeKind.Import:
    case NodeKind.Export:
    case NodeKind.ExportDefault:
    case NodeKind.ExportImport:
    case NodeKind.Module:
      return mir.checker.reports.addUnlessRejected(errors.unknownStatement(statement.range));
    default:
      return unknownKind(kind);
  }
}

export function lowerBlock(mir: Lowering, list: StatementList, range: Range): void {
  list.range = range;
  mir.push(list);
  lowerStatements(mir, list);
  mir.pop();
}

/** Lowers an expression whose value isn't used. */
export function lowerDiscarded(mir: Lowering, at: Slot): void {
  const operand = lowerExpression(mir, at);
  checkUnused(mir, expressionIn(at), operand);
  discard(mir, operand);
}

function lowerExpressionStatement(mir: Lowering, statement: ExpressionStatement): void {
  exitWithErrorOfMain(mir, statement);
  mir.withTemporaries({ kind: "after", statement }, () => {
    const inner = expressionIn(strip(slot(statement, "expression")));
    if (inner.kind === NodeKind.Binary && (inner as BinaryExpression).operator === Token.Equals)
      lowerAssignment(mir, inner as BinaryExpression, statement);
    else if (inner.kind === NodeKind.Function) declareFunction(mir, inner as FunctionExpression);
    else {
      const operand = lowerExpression(mir, slot(statement, "expression"));
      checkUnused(mir, inner, operand);
      discardStatement(mir, operand, inner);
    }
  });
}

/** A nested function is a variable of the enclosing function, with a type that says how it is called. */
function declareFunction(mir: Lowering, node: FunctionExpression): void {
  const operand = lowerExpression(mir, slot([node], 0));
  const { name } = node.declaration;
  const element = mir.declare(name.text, mir.typeOf(node), node);
  if (operand.k === "function") mir.callables.set(element, operand.callable);
}

/** An expression statement: a value that is named moves, and is dropped at the end of the statement. */
function discardStatement(mir: Lowering, operand: Operand, statement: Expression): void {
  const isMove = operand.k === "place" && operand.path.length === 0 && operand.slot && operand.node === statement;
  if (!isMove || operand.constructorField || operand.mode.ref) return discard(mir, operand);
  const { mode, node, slot } = operand;
  const local = temporary(mir, "temporary", mode, operand.type, node, slot!);
  enter(mir, operand, { mode, what: "a statement" }, node);
  carry(mir, operand, local, node);
  initialize(mir, local, node);
}

function lowerIf(mir: Lowering, statement: IfStatement): void {
  const end = mir.block();
  const { whenTrue, whenFalse } = lowerCondition(mir, slot(statement, "condition"), statement);
  mir.start(whenTrue);
  lowerStatement(mir, statement.ifTrue);
  mir.goto(end);
  mir.start(whenFalse);
  if (statement.ifFalse) lowerStatement(mir, statement.ifFalse);
  mir.goto(end);
  mir.start(end);
}
