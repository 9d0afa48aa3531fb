// Calls with known signatures: functions, methods, accessors, operators, and function values whose type says how.

import {
  CommonFlags,
  ElementKind,
  NodeKind,
  Type,
  type CallExpression,
  type Class,
  type Expression,
  type Function as AscFunction,
  type Node,
} from "assemblyscript";
import type { Taker } from "../../ownership/mir.js";
import type { Span } from "../../ownership/report.js";
import { expressionIn, type Slot } from "../syntax/slot.js";
import { isStd } from "../syntax/sources.js";
import { isTracked, PLAIN, type Mode } from "../types/mode.js";
import { paramOf, type Callable, type Signature } from "../types/signatures.js";
import { untracked } from "./closed.js";
import { escapeArguments } from "./escapes.js";
import { lowerExpression } from "./expressions.js";
import { borrow, enter, READ, type Place } from "./gate.js";
import type { Lowering } from "./lowering.js";
import type { Operand } from "./operand.js";
import { isTrackedOperand, sources } from "./operands.js";
import { initialize, temporary } from "./parts.js";
import { checkCall } from "./privacy.js";
import { borrowingParameter, isTypeParameter } from "./repairs.js";
import { storeArguments } from "./stores.js";
import { spanOf, type Variable } from "./tables.js";
import { checkUse } from "./unused.js";
import { enterBefore } from "./waiting.js";

/** A call of a known function. */
export interface Invocation {
  readonly fn: AscFunction | null;
  /** How a function value is called. */
  readonly callable?: Callable;
  readonly receiver: Slot | null;
  readonly args: readonly Slot[];
  readonly node: Expression;
  /** The slot that its result stands in. */
  readonly at: Slot | null;
  /** The result, if it differs from the signature: a new object. */
  readonly result?: { readonly mode: Mode; readonly type: Type };
}

export function invoke(mir: Lowering, call: Invocation): Operand {
  const { fn, receiver, args, node } = call;
  const signature = fn && mir.checker.signatures.of(fn);
  const callable = signature ?? call.callable ?? null;
  if (fn) checkCall(mir, fn, node);
  if (signature) checkUse(mir, signature, node);
  const { waiting } = mir;
  const self = receiver ? enterReceiver(mir, signature, receiver, node, args) : null;
  const entered = args.map((arg, i) => {
    const type = fn?.signature.parameterTypes[i] ?? paramOf(callable, i)?.mode.type ?? Type.auto;
    const place = argumentPlace(mir, call, callable, i);
    return enterBefore(mir, lowerExpression(mir, arg, type), place, arg, args.slice(i + 1));
  });
  mir.waiting = waiting;
  const refs = entered.map((settle) => settle());
  const selfRef = self ? self() : null;
  for (const local of [selfRef, ...refs]) if (local) mir.emit({ op: "useRef", local, span: spanOf(node) });
  escapeArguments(mir, signature, callable, selfRef, refs, node);
  const isMut = signature?.receiver?.ref === "mut" && !signature.isConstructor;
  storeArguments(
    mir,
    args.map((_, i) => callable?.params[i]),
    refs,
    isMut ? selfRef : null,
    node,
  );
  return resultOf(mir, call, callable, selfRef, refs);
}

/**
 * Returns the place of an argument. AssemblyScript's own functions aren't checked, so tracked values can't enter them.
 */
function argumentPlace(mir: Lowering, { fn, node }: Invocation, callable: Callable | null, index: number): Place {
  const param = paramOf(callable, index);
  if (!param) return { mode: PLAIN, what: "a call whose target isn't known" };
  const { name, mode, callable: expected } = param;
  if (fn && (isTracked(mode) || expected) && isForeign(mir, fn))
    return { mode: PLAIN, what: `\`${fn.prototype.name}\` of AssemblyScript's own library` };
  // Getters: only an error asks what would mend it.
  const taker: Taker | undefined = fn
    ? {
        kind: "parameter",
        name,
        of: nameOf(fn),
        declared: ownSpan(param.node.type),
        keeps: param.node.implicitFieldDeclaration !== null,
        get takesBorrows() {
          return isInferred(node) && isTypeParameter(fn, param.node.type);
        },
        get borrowing() {
          return this.keeps ? null : borrowingParameter(fn, name, param.node.type);
        },
      }
    : undefined;
  return { mode, what: `the parameter \`${name}\`, which isn't tracked`, callable: expected, taker };
}

/** Whether a call leaves its type arguments to asc. */
function isInferred(node: Expression): boolean {
  return node.kind === NodeKind.Call && !(node as CallExpression).typeArguments;
}

/**
 * Whether a function belongs to std. For methods of a collection of tracked values the error is reported where the
 * collection is made.
 */
function isForeign(mir: Lowering, { declaration, parent }: AscFunction): boolean {
  if (!isStd(declaration.range.source)) return false;
  return parent.kind !== ElementKind.Class || !mir.classes.tracked((parent as Class).type);
}

/**
 * Lowers the receiver. Returns a function to call after the arguments: an exclusive receiver is only borrowed as shared
 * while they are evaluated, Rust's two-phase borrows.
 */
function enterReceiver(
  mir: Lowering,
  signature: Signature | null,
  receiver: Slot,
  node: Expression,
  args: readonly Slot[],
): () => Variable | null {
  const expression = expressionIn(receiver);
  const operand = lowerExpression(mir, receiver);
  const self = signature?.isConstructor ? null : (signature?.receiver ?? null);
  const place = { mode: self ?? READ, what: "a method", taker: signature ? receiverTaker(signature, node) : undefined };
  if (self?.ref !== "mut" || operand.k === "choice" || !isTrackedOperand(operand)) {
    return enterBefore(mir, operand, place, receiver, args);
  }
  const before = mir.loans.length;
  const reserved = borrow(mir, operand, expression, false);
  for (const loan of mir.loans.slice(before)) loan.reserved = true;
  return () => {
    if (reserved) mir.emit({ op: "useRef", local: reserved, span: spanOf(node) });
    return enter(mir, operand, place, expression);
  };
}

export function receiverTaker({ fn }: Signature, node: Expression): Taker {
  return { kind: "method", name: nameOf(fn), declared: ownSpan(fn.declaration.name), called: spanOf(node).callee };
}

/** Returns the name of a constructor's class, or of a method with its class. */
function nameOf({ prototype, parent }: AscFunction): string {
  if (prototype.is(CommonFlags.Constructor)) return `new ${parent.name}`;
  return parent.kind === ElementKind.Class ? `${(parent as Class).prototype.name}.${prototype.name}` : prototype.name;
}

/** Returns the range of a node in the program's own files, or null: users can't change the declarations of packages. */
function ownSpan({ range }: Node): Span | null {
  return range.source.isLibrary ? null : range;
}

function resultOf(
  mir: Lowering,
  { fn, node, at, result: given }: Invocation,
  callable: Callable | null,
  selfRef: Variable | null,
  refs: (Variable | null)[],
): Operand {
  const mode = given?.mode ?? callable?.result ?? PLAIN;
  const type = given?.type ?? fn?.signature.returnType ?? callable?.result.type ?? null;
  if (fn?.internalName === "~lib/builtins/abort") mir.dead();
  if (fn?.is(CommonFlags.Set)) return untracked(mir, node, null);
  if (!isTracked(mode) || !type) {
    const made = fn && mir.checker.signatures.of(fn).callable;
    if (made) return { k: "function", name: fn.prototype.name, callable: made, node, type };
    // A container that returns itself was reported where it was made.
    const isSelf = fn?.signature.thisType?.getClass() === type?.getClass();
    const isOfStd = !given && !isSelf && fn !== null && isStd(fn.declaration.range.source);
    if (isOfStd && mir.classes.tracked(type)) mir.classes.untrackedContainer(type!.getClass()!, node);
    return untracked(mir, node, type);
  }
  const carried = (callable?.from ?? [])
    .map((i) => (i === "this" ? selfRef : refs[i]))
    .filter((local) => local != null);
  return result(mir, mode, type, node, at, carried);
}

/** Whether a value was in the container that a method was called on: it holds what the container holds, and isn't a borrow of it. */
function isTakenOut(mir: Lowering, { cls }: Mode, carried: readonly Variable[]): boolean {
  return (
    mir.classes.isTied(cls) && carried.length > 0 && carried.every((from) => from.ref && mir.classes.isTied(from.cls))
  );
}

/** Returns the result of a call, in a temporary. */
export function result(
  mir: Lowering,
  mode: Mode,
  type: Type,
  node: Expression,
  at: Slot | null,
  carried: Variable[],
): Operand {
  if (mode.own && at) {
    const local = temporary(mir, "temporary", mode, type, node, at);
    if (mode.loans)
      mir.emit({
        op: "copy",
        target: local,
        sources: carried,
        span: spanOf(node),
        within: isTakenOut(mir, mode, carried),
      });
    initialize(mir, local, node);
    return { k: "tmp", local, node, type };
  }
  if (mode.loans) {
    const local = mir.reference(node, { ...mode, own: false });
    mir.emit({
      op: "copy",
      target: local,
      sources: carried.flatMap((source) => sources({ k: "tmp", local: source, node, type })),
      span: spanOf(node),
    });
    return { k: "tmp", local, node, type };
  }
  return untracked(mir, node, type);
}
