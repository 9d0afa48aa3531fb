import {
  CommonFlags,
  Node,
  NodeKind,
  type Class,
  type Expression,
  type Function as AscFunction,
  type Type,
} from "assemblyscript";
import { analyse } from "../../ownership/analyse.js";
import type { LocalKind } from "../../ownership/mir.js";
import * as errors from "../errors/index.js";
import { someChild } from "../syntax/children.js";
import { clone } from "../syntax/clone.js";
import { slot } from "../syntax/slot.js";
import { isTracked, type Mode } from "../types/mode.js";
import type { Callable } from "../types/signatures.js";
import { livesForEver } from "./assignments.js";
import { lowerExpression } from "./expressions.js";
import { isInitialized, makeFields } from "./constructing.js";
import { enter } from "./gate.js";
import { Lowering, type Checker } from "./lowering.js";
import { modeOf } from "./operands.js";
import { spanOf, type Variable } from "./tables.js";

// Initializers of globals, fields and parameters. Their values enter a place like any others, but no statement could
// drop their temporaries.

/** The place that an initializer sets. */
export interface InitializedPlace {
  /** Null if the value decides the type. */
  readonly mode: Mode | null;
  readonly type: Type | null;
  readonly what: string;
  /** How function values in it are called, if its type says so. */
  readonly callable: Callable | null;
  /** Of a field: the class of `this`. */
  readonly fieldOf: Class | null;
  /** Of a parameter: its number. */
  readonly parameter?: number;
}

/** Checks an initializer. `fn` is the function that runs it. */
export function checkInitializer(checker: Checker, fn: AscFunction, value: Expression, place: InitializedPlace): void {
  const mir = new Lowering(checker, fn);
  mir.isOutside = true;
  mir.push([]);
  if (place.fieldOf && usesThis(value)) makeThis(mir, place.fieldOf, value);
  if (place.parameter !== undefined) makeParameters(mir, place.parameter);
  const holder = Node.createExpressionStatement(clone(value));
  const operand = lowerExpression(mir, slot(holder, "expression"), place.type ?? undefined);
  const mode = place.mode ?? modeOf(operand);
  const source = enter(mir, operand, { mode, what: place.what, callable: place.callable }, value);
  if (source && place.fieldOf) mir.emit({ op: "return", source, span: spanOf(value), stored: true });
  else if (source) mir.emit({ op: "static", source, span: spanOf(value), what: escapePlace(place) });
  mir.drop(mir.temps, { kind: "none" });
  mir.pop();
  analyse(mir, checker.reports.add, (escape) => checker.escapes.add(mir.signature, escape));
  const left = mir.operations.find((operation) => operation.op === "drop" && operation.verdict !== "none");
  if (left?.op === "drop") checker.reports.add(errors.temporaryInInitializer(left.local.span));
}

/** Most initializers don't, and a class may have thousands. */
function usesThis(node: Node): boolean {
  return node.kind === NodeKind.This || node.kind === NodeKind.Super || someChild(node, usesThis);
}

function escapePlace({ what, parameter }: InitializedPlace): string {
  return parameter === undefined ? livesForEver(what) : `the default value of ${what}, which callers don't see`;
}

/** The object under construction: fields that are set already may be read, but not moved. */
function makeThis(mir: Lowering, cls: Class, initializer: Node): void {
  const { owned, borrowed } = mir.classes.info(cls);
  const mode: Mode = { own: false, ref: "shared", loans: true, cls, type: cls.type, nullable: false };
  if (!owned && !borrowed) return;
  mir.isInitializer = true;
  mir.thisLocal = makeBorrowed(mir, "this", "this", mode, cls.prototype.declaration.name);
  makeFields(
    mir,
    mir.thisLocal,
    cls,
    (other) =>
      other.is(CommonFlags.DefinitelyAssigned) || (isInitialized(other) && other.range.start < initializer.range.start),
  );
}

/** What the default value of a parameter may borrow: `this`, and the parameters before it. The call takes their values. */
function makeParameters(mir: Lowering, count: number): void {
  const { receiver, params } = mir.signature;
  if (receiver && !mir.isConstructor)
    mir.thisLocal = makeBorrowed(mir, "this", "this", receiver, mir.fn.declaration.name);
  for (const { name, mode, node, callable } of params.slice(0, count)) {
    const element = mir.fn.flow.scopedLocals?.get(name);
    if (element && callable) mir.callables.set(element, callable);
    if (element && isTracked(mode)) mir.byElement.set(element, makeBorrowed(mir, name, "param", mode, node.name));
  }
}

function makeBorrowed(mir: Lowering, name: string, kind: LocalKind, mode: Mode, node: Node): Variable {
  const borrowed: Mode = { ...mode, own: false, ref: mode.own ? "shared" : mode.ref, loans: true };
  const local = mir.local(name, borrowed, mode.type, kind, node);
  mir.emit({ op: "loans", local, set: mir.universalLoans(local, name) });
  return local;
}
