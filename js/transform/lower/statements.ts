import {
  NodeKind,
  Token,
  Type,
  type BinaryExpression,
  type BlockStatement,
  type DoStatement,
  type Expression,
  type ExpressionStatement,
  type ForStatement,
  type FunctionExpression,
  type IfStatement,
  type NewExpression,
  type Range,
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
import type { Span } from "../../ownership/report.js";
import * as errors from "../errors/index.js";
import { expressionIn, slot, strip } from "../syntax/slot.js";
import { isTracked, PLAIN } from "../types/mode.js";
import { lowerAssignment } from "./assignments.js";
import { lowerCondition } from "./conditions.js";
import { lowerExpression, lowerRead } from "./expressions.js";
import { enter } from "./gate.js";
import type { Lowering } from "./lowering.js";
import type { Operand } from "./operand.js";
import { carry, discard, modeOf, sources, typeIn, use } from "./operands.js";
import { dropAtEnd, initialize, leaves, temporary } from "./parts.js";
import { spanOf, type Site, type StatementList } from "./tables.js";

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
  const kind: NodeKind = statement.kind;
  switch (kind) {
    case NodeKind.Block:
      return lowerBlock(mir, (statement as BlockStatement).statements, statement.range);
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
    case NodeKind.Source:
    case NodeKind.NamedType:
    case NodeKind.FunctionType:
    case NodeKind.TupleType:
    case NodeKind.TypeName:
    case NodeKind.TypeParameter:
    case NodeKind.Parameter:
    case NodeKind.Identifier:
    case NodeKind.Assertion:
    case NodeKind.Binary:
    case NodeKind.Call:
    case NodeKind.Class:
    case NodeKind.Comma:
    case NodeKind.ElementAccess:
    case NodeKind.False:
    case NodeKind.Function:
    case NodeKind.InstanceOf:
    case NodeKind.Literal:
    case NodeKind.New:
    case NodeKind.Null:
    case NodeKind.Omitted:
    case NodeKind.Parenthesized:
    case NodeKind.PropertyAccess:
    case NodeKind.Ternary:
    case NodeKind.Super:
    case NodeKind.This:
    case NodeKind.True:
    case NodeKind.Constructor:
    case NodeKind.UnaryPostfix:
    case NodeKind.UnaryPrefix:
    case NodeKind.Compiled:
    case NodeKind.EnumValueDeclaration:
    case NodeKind.FieldDeclaration:
    case NodeKind.ImportDeclaration:
    case NodeKind.MethodDeclaration:
    case NodeKind.VariableDeclaration:
    case NodeKind.Decorator:
    case NodeKind.ExportMember:
    case NodeKind.SwitchCase:
    case NodeKind.IndexSignature:
    case NodeKind.Comment:
      throw new Error(`no statement: node of kind ${kind}`);
    default:
      return kind satisfies never;
  }
}

function lowerBlock(mir: Lowering, list: StatementList, range: Range): void {
  list.range = range;
  mir.push(list);
  lowerStatements(mir, list);
  mir.pop();
}

function lowerExpressionStatement(mir: Lowering, statement: ExpressionStatement): void {
  mir.withTemporaries({ kind: "after", statement }, () => {
    const inner = expressionIn(strip(slot(statement, "expression")));
    if (inner.kind === NodeKind.Binary && (inner as BinaryExpression).operator === Token.Equals)
      lowerAssignment(mir, inner as BinaryExpression, statement);
    else if (inner.kind === NodeKind.Function) declareFunction(mir, inner as FunctionExpression);
    else discardStatement(mir, lowerExpression(mir, slot(statement, "expression")), inner);
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

function lowerVariable(mir: Lowering, declaration: VariableDeclaration, statement: Statement): void {
  const { initializer, name, type: annotation } = declaration;
  const annotated = annotation && mir.typeFor(annotation);
  const said = annotation && mir.classes.mode(annotation, annotated, mir.fn, mir.flow);
  const operand = initializer && lowerExpression(mir, slot(declaration, "initializer"), annotated ?? Type.auto);
  const type = annotated ?? (operand && typeIn(operand)) ?? (initializer ? mir.typeOf(initializer) : null) ?? Type.auto;
  const known = operand?.k === "unknown" ? mir.classes.mode(null, type, mir.fn) : operand ? modeOf(operand) : PLAIN;
  const mode = said ?? known;
  if (!isTracked(mode)) return lowerUntrackedVariable(mir, declaration, operand, type);

  if (!mode.own && operand) extend(mir, operand);
  const taker = { kind: "variable", name: name.range.toString(), declared: null } as const;
  const place = { mode, what: `\`${name.text}\``, taker };
  const source = operand && enter(mir, operand, place, initializer!);
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

function lowerUntrackedVariable(
  mir: Lowering,
  { initializer, name, type: annotation }: VariableDeclaration,
  operand: Operand | null,
  type: Type,
): void {
  const inferred = !annotation && operand?.k === "function" ? operand.callable : null;
  const callable = inferred ?? mir.checker.signatures.ofTypeNode(annotation, type, mir.fn, mir.flow);
  const what = annotation ? "a variable of an untracked type" : "a variable";
  if (operand) enter(mir, operand, { mode: PLAIN, what, callable }, initializer!);
  const element = mir.declare(name.text, type, name);
  if (callable) mir.callables.set(element, callable);
}

/** In `const r: Ref<T> = open()` and `const r: Ref<T> = open().field`, the temporary lives as long as the variable. */
function extend(mir: Lowering, operand: Operand): void {
  const local = operand.k === "tmp" ? operand.local : operand.k === "place" ? operand.root : null;
  if (!local?.own || local.kind !== "tmp") return;
  for (const leaf of leaves(local).reverse()) {
    const index = mir.temps.indexOf(leaf);
    if (index >= 0) mir.scope!.locals.push(...mir.temps.splice(index, 1));
  }
}

function lowerReturn(mir: Lowering, statement: ReturnStatement): void {
  const { value } = statement;
  if (value) mir.withTemporaries({ kind: "return", statement }, () => lowerResult(mir, statement, value));
  mir.dropUpTo(null, { kind: "return", statement });
  mir.dead();
}

function lowerResult(mir: Lowering, statement: ReturnStatement, value: Expression): void {
  const { result, callable } = mir.signature;
  const operand = lowerExpression(mir, slot(statement, "value"), mir.fn.signature.returnType);
  if (mir.isConstructor) {
    if (mir.thisLocal && !(operand.k === "var" && operand.local === mir.thisLocal))
      mir.report(errors.constructorReturnsOther(value.range));
    return use(mir, operand, value);
  }
  const place = { mode: result, what: "a result of an untracked type", callable };
  const source = enter(mir, operand, place, value);
  const leaving = result.own && result.loans ? sources(operand) : source ? [source] : [];
  for (const local of leaving) mir.emit({ op: "return", source: local, span: spanOf(value), stored: false });
}

/** A throw aborts. asc evaluates the message of `new Error(message)`, and nothing of other expressions. */
function lowerThrow(mir: Lowering, { value }: ThrowStatement): void {
  const args = value.kind === NodeKind.New ? (value as NewExpression).args : [];
  if (args[0]) mir.withTemporaries({ kind: "none" }, () => lowerRead(mir, slot(args, 0), args[0]!));
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
  inLoop(mir, statement, end, head, () => lowerStatement(mir, statement.body));
  mir.goto(head);
  mir.start(end);
}

function lowerDo(mir: Lowering, statement: DoStatement): void {
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
  inLoop(mir, statement, end, step, () => lowerStatement(mir, statement.body));
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

function lowerExit(mir: Lowering, statement: Statement, isContinue: boolean): void {
  const exit = isContinue ? [...mir.exits].reverse().find(({ onContinue }) => onContinue) : mir.exits.at(-1);
  if (!exit) return; // asc reports it
  mir.dropUpTo(exit.scope, { kind: "before", statement });
  mir.goto(isContinue ? exit.onContinue! : exit.onBreak);
  mir.dead();
}
