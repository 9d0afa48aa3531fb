import {
  CommonFlags,
  Node,
  NodeKind,
  type CallExpression,
  type Class,
  type ExpressionStatement,
  type Function as AscFunction,
  type Property,
  type PropertyAccessExpression,
  type Type,
} from "assemblyscript";
import type { Report } from "../../ownership/report.js";
import * as errors from "../errors/index.js";
import { withoutPath } from "../report/reports.js";
import { functionDeclaration } from "../syntax/declarations.js";
import { expressionIn, slot, strip, type Slot } from "../syntax/slot.js";
import { isTracked } from "../types/mode.js";
import { kindOfResult } from "../types/results.js";
import { OR_RETURN } from "../words.js";
import { untracked } from "./closed.js";
import { lowerExpression } from "./expressions.js";
import { enter, READ } from "./gate.js";
import { invoke, receiverTaker, result } from "./invoke.js";
import type { Lowering } from "./lowering.js";
import type { Operand } from "./operand.js";
import type { EarlyReturn } from "./tables.js";

/** Whether a property is `orReturn` of one of the library's results. */
export function isOrReturn({ name, parent }: Property): boolean {
  return name === OR_RETURN && kindOfResult(parent as Class) !== null;
}

/** Lowers `result.orReturn`: the value, or the function drops everything and returns the error. */
export function lowerOrReturn(mir: Lowering, node: PropertyAccessExpression, getter: AscFunction, at: Slot): Operand {
  const refused = refusal(mir, node, getter);
  if (refused) {
    mir.report(refused);
    return invoke(mir, { fn: getter, receiver: slot(node, "expression"), args: [], node, at });
  }
  const type = getter.signature.thisType!;
  const early: EarlyReturn = { node, at, statement: mir.statement!, type };
  mir.tables.earlyReturns.push(early);
  // In parentheses, the result has a slot that stays where it is when the word is written out.
  node.expression = Node.createParenthesizedExpression(node.expression, node.expression.range);
  const receiver = strip(slot(node, "expression"));
  const signature = mir.checker.signatures.of(getter);
  const place = { mode: signature.receiver ?? READ, what: "a method", taker: receiverTaker(signature, node) };
  const held = enter(mir, lowerExpression(mir, receiver), place, expressionIn(receiver));
  leave(mir, early);
  const { returnType } = getter.signature;
  if (!isTracked(signature.result)) return untracked(mir, node, returnType);
  return result(mir, signature.result, returnType, node, at, held ? [held] : []);
}

function leave(mir: Lowering, early: EarlyReturn): void {
  const gone = mir.block(),
    on = mir.block();
  mir.goto(gone);
  mir.goto(on);
  mir.start(gone);
  mir.dropAll({ kind: "leave", early });
  mir.start(on);
}

/** Returns why the function can't return the error, or null. */
function refusal(mir: Lowering, node: PropertyAccessExpression, getter: AscFunction): Report | null {
  const { range } = node.property;
  if (!mir.statement || isStart(mir.fn)) return errors.orReturnOutside(range);
  if (mir.fn.is(CommonFlags.Constructor)) return errors.orReturnInConstructor(range, mir.fn.parent.name);
  const { returnType } = mir.fn.signature;
  const given = getter.signature.thisType!.getClass()!;
  const wanted = returnType.isNullableReference ? null : returnType.getClass();
  const { name } = functionDeclaration(mir.fn);
  if (!wanted || kindOfResult(wanted) === null)
    return errors.orReturnWithoutResult(range, returnType.toString(), name.text === "" ? null : name.range);
  const from = errorOf(given),
    to = errorOf(wanted);
  if (from !== to) return errors.orReturnOfOtherError(range, nameOf(from), nameOf(to));
  if (mir.tables.earlyReturns.some((other) => other.node === node)) return errors.computedTwice(node.range);
  return null;
}

/** The type of the errors of a result; null for an `IoError`. */
function errorOf(cls: Class): Type | null {
  return kindOfResult(cls) === "io" ? null : cls.typeArguments![1]!;
}

function nameOf(error: Type | null): string {
  return error ? withoutPath(error.toString()) : "IoError";
}

/** Whether a function runs the statements outside of functions. */
function isStart({ internalName }: AscFunction): boolean {
  return internalName.startsWith("start:");
}

/**
 * `main();` outside of functions, where `main` returns a `Result`, becomes `main().orExit();`: as in Rust, an error is
 * printed and ends the program.
 */
export function exitWithErrorOfMain(mir: Lowering, statement: ExpressionStatement): void {
  const at = strip(slot(statement, "expression"));
  const node = expressionIn(at);
  if (!isStart(mir.fn) || node.kind !== NodeKind.Call) return;
  const { expression, range } = node as CallExpression;
  if (expression.kind !== NodeKind.Identifier || expression.range.toString() !== "main") return;
  if (kindOfResult(mir.typeOf(node)?.getClass() ?? null) !== "io") return;
  const method = Node.createPropertyAccessExpression(node, Node.createIdentifierExpression("orExit", range), range);
  at.parent[at.key] = Node.createCallExpression(method, null, [], range);
  mir.tables.isRewritten = true;
}
