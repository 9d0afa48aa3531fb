import {
  Node,
  NodeKind,
  Type,
  type BlockStatement,
  type ExpressionStatement,
  type Function as AscFunction,
  type Statement,
} from "assemblyscript";
import { clone, normalize } from "../syntax/clone.js";
import { unshadow } from "../syntax/unshadow.js";
import { isInitialized, makeFields } from "./constructing.js";
import { Lowering, type Checker } from "./lowering.js";
import { dropAtEnd, initialize, leaves, separate } from "./parts.js";
import { lowerStatements } from "./statements.js";
import { spanOf, type StatementList, type Variable } from "./tables.js";

export interface LoweredFunction {
  readonly mir: Lowering;
  /** The function's own copy of its body, which is elaborated. */
  readonly body: BlockStatement;
}

/** Lowers the body of a function instance. */
export function lowerFunction(
  checker: Checker,
  fn: AscFunction,
  source: Statement,
  apart: ReadonlySet<string> = new Set(),
): LoweredFunction {
  const mir = new Lowering(checker, fn, apart);
  const body = asBlock(fn, clone(source));
  normalize(body);
  unshadow(
    body,
    mir.signature.params.map(({ name }) => name),
  );
  (body.statements as StatementList).range = body.range;
  mir.push(body.statements);
  lowerThis(mir);
  lowerParameters(mir);
  lowerStatements(mir, body.statements);
  mir.pop();
  if (mir.wanted.size > 0) return lowerFunction(checker, fn, source, new Set([...apart, ...mir.wanted]));
  return { mir, body };
}

/** The body of an arrow function may be an expression. */
function asBlock(fn: AscFunction, body: Statement): BlockStatement {
  if (body.kind === NodeKind.Block) return body as BlockStatement;
  const { expression, range } = body as ExpressionStatement;
  const statement =
    fn.signature.returnType === Type.void ? body : Node.createReturnStatement(expression, expression.range);
  return Node.createBlockStatement([statement], range);
}

function lowerThis(mir: Lowering): void {
  const { receiver, nodrop } = mir.signature;
  if (!receiver) return;
  const { name } = mir.fn.declaration;
  // A constructor makes its result: until it is done, `this` is a borrow.
  const mode = mir.isConstructor ? { ...receiver, own: false, loans: true } : receiver;
  const local = (mir.thisLocal = mir.local("this", mode, mode.type, "this", name));
  if (mode.loans) mir.emit({ op: "loans", local, set: mir.universalLoans(local, "this") });
  if (mode.own) {
    if (nodrop) keepWhole(mir, local);
    else dropAtEnd(mir, local);
    initialize(mir, local, name);
  }
  if (!mir.isConstructor) return;
  makeFields(mir, local, receiver.cls!, isInitialized);
}

function lowerParameters(mir: Lowering): void {
  mir.signature.params.forEach(({ name, mode, node, callable }, i) => {
    const local = mir.local(name, mode, mir.fn.signature.parameterTypes[i] ?? null, "param", node.name);
    const element = mir.fn.flow.scopedLocals?.get(name);
    if (element) mir.byElement.set(element, local);
    if (element && callable) mir.callables.set(element, callable);
    if (mode.loans) mir.emit({ op: "loans", local, set: mir.universalLoans(local, name) });
    if (!mode.own) return;
    const isField = mir.isConstructor && node.implicitFieldDeclaration;
    if (!isField && mir.signature.nodrop) keepWhole(mir, local);
    else dropAtEnd(mir, local);
    initialize(mir, local, node.name);
    if (isField)
      mir.emit({ op: "move", local, span: spanOf(node.name), taker: { kind: "field", name, declared: null } });
  });
}

/** With `@nodrop` a value isn't dropped as a whole. If it is taken apart, the parts that are left are dropped. */
function keepWhole(mir: Lowering, local: Variable): void {
  separate(mir, local);
  if (local.parts) mir.scope!.locals.push(...leaves(local).reverse());
}
