import {
  Node, NodeKind, Type, type BlockStatement, type ExpressionStatement, type Function as AscFunction, type Statement,
} from "assemblyscript";
import type { Local } from "../mir/mir.js";
import type { ClassInfo } from "../types/classes.js";
import { clone, normalize } from "../syntax/clone.js";
import { Lowering, type Checker } from "./lowering.js";
import { lowerStatements } from "./statements.js";

export interface LoweredFunction {
  readonly mir: Lowering;
  /** The function's own copy of its body, which the elaboration rewrites. */
  readonly body: BlockStatement;
}

/** Lowers the body of a function instance. */
export function lowerFunction(checker: Checker, fn: AscFunction, source: Statement): LoweredFunction {
  const mir = new Lowering(checker, fn);
  const body = asBlock(fn, clone(source));
  normalize(body);
  mir.push(body.statements);
  lowerThis(mir);
  lowerParameters(mir);
  lowerStatements(mir, body.statements);
  mir.pop();
  return { mir, body };
}

/** An arrow function may have an expression as its body. */
function asBlock(fn: AscFunction, body: Statement): BlockStatement {
  if (body.kind === NodeKind.Block) return body as BlockStatement;
  const { expression, range } = body as ExpressionStatement;
  const statement = fn.signature.returnType === Type.void ? body : Node.createReturnStatement(expression, expression.range);
  return Node.createBlockStatement([statement], range);
}

function lowerThis(mir: Lowering): void {
  const { receiver, nodrop } = mir.signature;
  if (!receiver) return;
  const { name } = mir.fn.declaration;
  // A constructor makes what it is to own: until it is done, `this` is a borrow of it.
  const mode = mir.isConstructor ? { ...receiver, own: false, loans: true } : receiver;
  const local = (mir.thisLocal = mir.local("this", mode, mode.type, "this", name));
  if (mode.own) {
    mir.emit({ op: "init", local });
    if (!nodrop) lowerParts(mir, local);
  }
  if (mode.loans) {
    const loan = mir.universalLoan(local, "this");
    for (const holder of [local, ...(local.parts ?? [])]) if (holder.loans) mir.emit({ op: "loans", local: holder, set: [loan] });
  }
  if (!mir.isConstructor) return;
  for (const field of mir.classes.check(receiver.cls!).ownedFields) {
    const place = lowerField(mir, local, field);
    const declaration = (receiver.cls!.getMember(field.name) as { fieldDeclaration?: { initializer: unknown; parameterIndex: number } | null }).fieldDeclaration;
    if (declaration?.initializer || (declaration?.parameterIndex ?? -1) >= 0 || field.mode.nullable) mir.emit({ op: "init", local: place });
  }
}

/**
 * A value whose class has no destructor can be taken apart by a method that consumes it: what then isn't moved out is
 * dropped field by field, in their order. With a destructor it is dropped as a whole.
 */
function lowerParts(mir: Lowering, local: Local): void {
  const { destructor, baseOwned, ownedFields } = mir.classes.check(local.cls!);
  if (destructor || baseOwned || ownedFields.length === 0) {
    mir.scope!.locals.push(local);
    return;
  }
  const parts = ownedFields.map((field) => lowerField(mir, local, field));
  local.parts = parts;
  for (const part of parts) mir.emit({ op: "init", local: part });
  mir.scope!.locals.push(...[...parts].reverse());
}

function lowerField(mir: Lowering, whole: Local, { name, mode }: ClassInfo["ownedFields"][number]): Local {
  const local = mir.local(`this.${name}`, mode, mode.type, "field", mir.fn.declaration.name);
  local.field = name;
  local.whole = whole;
  mir.fields.set(name, local);
  return local;
}

function lowerParameters(mir: Lowering): void {
  mir.signature.params.forEach(({ name, mode, node }, i) => {
    const local = mir.local(name, mode, mir.fn.signature.parameterTypes[i] ?? null, "param", node.name);
    const element = mir.fn.flow.scopedLocals?.get(name);
    if (element) mir.byElement.set(element, local);
    if (mode.own) {
      mir.emit({ op: "init", local });
      if (mir.isConstructor && node.implicitFieldDeclaration) mir.emit({ op: "move", local, node: node.name });
      else if (!mir.signature.nodrop) mir.scope!.locals.push(local);
    }
    if (mode.loans) mir.emit({ op: "loans", local, set: [mir.universalLoan(local, name)] });
  });
}
