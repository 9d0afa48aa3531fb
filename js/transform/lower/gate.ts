// The gate. Every value enters its place here, whatever the place is: an argument, a receiver, a variable, a field, an
// element, a global, a result, an arm of a choice, a template, a condition. The mode of the place decides whether the
// value moves, is borrowed, is read, or is refused. docs/ownership.md lists the places.

import {
  isTypeOmitted,
  NodeKind,
  type ElementAccessExpression,
  type FunctionExpression,
  type Node,
} from "assemblyscript";
import type { Taker } from "../../ownership/mir.js";
import { insteadOfMove } from "../../ownership/suggestions.js";
import * as errors from "../errors/index.js";
import { withoutPath } from "../report/reports.js";
import { isStd } from "../syntax/sources.js";
import { PLAIN, type Mode } from "../types/mode.js";
import { isSameCallable, type Callable } from "../types/signatures.js";
import { checkBorrowOfThis } from "./constructing.js";
import type { Lowering } from "./lowering.js";
import { isMutable, needMutable } from "./mutability.js";
import type { Operand } from "./operand.js";
import { hold, modeOf, onEachSide, use } from "./operands.js";
import { moveWhole, takeApart } from "./parts.js";
import { exclusively, takeOut } from "./repairs.js";
import { spanOf, type Variable } from "./tables.js";

/** The mode of a place that reads a value and keeps nothing of it: a condition, an operand of a comparison. */
export const READ: Mode = Object.freeze({ ...PLAIN });

/** Where a value goes. */
export interface Place {
  readonly mode: Mode;
  /** Its name in errors: "the parameter `x`". */
  readonly what: string;
  /** What takes the value, for errors that mention it. */
  readonly taker?: Taker | undefined;
  /** How function values in the place are called, if its type says so. */
  readonly callable?: Callable | null;
}

/** Moves or borrows a value into a place. Returns the local that carries its loans, or null if it has none. */
export function enter(mir: Lowering, operand: Operand, place: Place, node: Node): Variable | null {
  const { mode, what } = place;
  if (operand.k === "function" && mode !== READ) return enterFunction(mir, operand, place, node);
  // A function of which nothing is known isn't called as the place says.
  if (operand.k === "plain" && place.callable)
    mir.report(
      errors.functionValue(node.range, node.kind === NodeKind.Function ? "this function" : node.range.toString()),
    );
  if (mode === READ) {
    use(mir, operand, node);
    return null;
  }
  if (mode.own) {
    // If the type of the place holds no borrows, those of a guard would be forgotten.
    if (!mode.loans && modeOf(operand).loans && isOwned(operand)) loseLoans(mir, operand, place, node);
    consume(mir, operand, node, place);
    return mode.loans ? hold(mir, operand, node) : null;
  }
  if (mode.loans) return borrow(mir, operand, node, mode.ref === "mut");
  refuseTracked(mir, operand, node, what);
  return null;
}

/** A tied value may go to a place without a lifetime if it holds no borrows there. */
function loseLoans(mir: Lowering, operand: Operand, { mode, what }: Place, node: Node): void {
  if (!mir.classes.isTied(modeOf(operand).cls)) return mir.report(errors.loansLost(node.range, mode.cls?.name ?? what));
  const source = hold(mir, operand, node);
  mir.emit({ op: "static", source, span: spanOf(node), what: `${what}, which has no lifetime` });
}

/** Whether an operand, or one side of it, is an owned value. */
export function isOwned(operand: Operand): boolean {
  return operand.k === "choice" ? operand.sides.some((side) => isOwned(side.operand)) : modeOf(operand).own;
}

/** A function value may only enter a place whose type says how the function is called. */
function enterFunction(mir: Lowering, operand: Operand & { k: "function" }, place: Place, node: Node): null {
  const { callable } = place;
  if (callable && isSameCallable(operand.callable, callable)) return null;
  const types = callable && leavesOutTypes(node) ? parametersOf(callable) : null;
  mir.report(errors.functionValue(node.range, operand.name, types));
  return null;
}

function leavesOutTypes(node: Node): boolean {
  if (node.kind !== NodeKind.Function) return false;
  return (node as FunctionExpression).declaration.signature.parameters.some(({ type }) => isTypeOmitted(type));
}

/** Returns the parameters of a function type as they are written. */
function parametersOf({ params }: Callable): string {
  return `(${params.map(({ node }) => node.range.toString()).join(", ")})`;
}

/** Reports a tracked value that goes to `what`, an untracked place. */
function refuseTracked(mir: Lowering, operand: Operand, node: Node, what: string): void {
  if (operand.k === "choice") return onEachSide(mir, operand, (side, at) => refuseTracked(mir, side, at, what));
  if (operand.k === "place" || (operand.k === "tmp" && operand.local.own)) {
    mir.report(errors.ownedIntoUntracked(node.range, what));
  } else if (operand.k === "var" || operand.k === "static" || (operand.k === "tmp" && operand.local.loans)) {
    mir.report(errors.borrowEscapes(node.range, what));
  }
  use(mir, operand, node);
}

/** Moves an operand away. */
function consume(mir: Lowering, operand: Operand, node: Node, place: Place): void {
  const { taker } = place;
  if (operand.k === "place" || operand.k === "tmp") keepLinear(mir, operand, node, place);
  switch (operand.k) {
    case "place":
      return consumePlace(mir, operand, node, taker);
    case "var":
      if (!operand.local.ref) mir.report(errors.borrowWhereOwned(node.range, operand.local.name));
      else {
        const { name, typeName = "?" } = operand.local;
        const suggestions = insteadOfMove(operand.local, { span: spanOf(node), taker });
        mir.report(errors.moveOutOfBorrow(node.range, name, typeName, suggestions));
      }
      return use(mir, operand, node);
    case "tmp":
      if (isElement(node) && (!operand.local.own || isStdElement(mir, node))) errorOfElement(mir, node);
      else if (operand.local.own) return moveWhole(mir, operand.local, node, null);
      else mir.report(errors.borrowWhereOwned(node.range, null));
      return use(mir, operand, node);
    case "static":
      return mir.report(errors.moveOutOfGlobal(node.range, operand.name));
    case "choice":
      return onEachSide(mir, operand, (side, at) => consume(mir, side, at, place));
    case "plain":
      return mir.report(errors.untrackedWhereOwned(node.range));
  }
}

/** A place of a base class or an interface could drop a value that must be used up. */
function keepLinear(mir: Lowering, operand: Operand, node: Node, { mode }: Place): void {
  const { cls } = modeOf(operand);
  const linear = cls && cls !== mode.cls ? mir.classes.linear(cls) : null;
  if (linear && mode.cls && !mir.classes.linear(mode.cls))
    mir.report(errors.linearLost(node.range, cls!.name, mode.cls.name, linear.method));
}

function consumePlace(mir: Lowering, operand: Operand & { k: "place" }, node: Node, taker: Taker | undefined): void {
  const { root, path, slot } = operand;
  if (path.length > 0 && slot && takeApart(mir, root)) return; // the function will be lowered again
  if (operand.constructorField || path.length > 0 || !slot) {
    const name = [root.name, ...path].join(".");
    const isWhole = operand.constructorField || (root.own && !root.ref);
    const first = isMutable(mir, root) ? [] : exclusively(mir, root);
    const suggestions = operand.type?.isNullableReference ? [takeOut(node.range, name, first)] : [];
    if (isWhole) mir.report(errors.moveOutOfWhole(node.range, name, suggestions));
    else {
      const type = withoutPath(operand.type?.toString() ?? "?");
      mir.report(errors.moveOutBehindBorrow(node.range, name, type, suggestions));
    }
    return use(mir, operand, node);
  }
  moveWhole(mir, root, node, slot, taker);
}

/** Whether a node is an element of an array or a map, which stays its owner. */
function isElement(node: Node): node is ElementAccessExpression {
  return node.kind === NodeKind.ElementAccess;
}

/** Whether an element belongs to one of AssemblyScript's own arrays or maps, whose elements look like new values. */
function isStdElement(mir: Lowering, { expression }: ElementAccessExpression): boolean {
  const cls = mir.typeOf(expression)?.getClass();
  return !!cls && isStd(cls.prototype.declaration.range.source);
}

function errorOfElement(mir: Lowering, node: ElementAccessExpression): void {
  const type = mir.typeOf(node.expression);
  const isFixed = type?.getClass()?.prototype.name === "StaticArray";
  mir.report((isFixed ? errors.moveOutOfFixedArray : errors.moveOutOfElement)(node.range, type?.toString() ?? "?"));
}

/** Borrows an operand. Returns the local that carries the loans, or null after an error. */
export function borrow(mir: Lowering, operand: Operand, node: Node, mut: boolean): Variable | null {
  const target = () => {
    const { cls } = modeOf(operand);
    return mir.reference(
      node,
      { ref: mut ? "mut" : "shared", cls },
      operand.k === "choice" ? node.range.toString() : "",
    );
  };
  switch (operand.k) {
    case "place":
      return borrowPlace(mir, operand, node, mut, target());
    case "var": {
      const source = operand.local;
      const local = target();
      checkBorrowOfThis(mir, source, node);
      if (mut || source.ref === "mut") {
        // A reborrow: the exclusive borrow can't be used while it is live.
        if (mut) needMutable(mir, source, node, []);
        const loan = mir.loan(source, [], mut, true, node);
        mir.emit({
          op: "borrow",
          target: local,
          local: source,
          path: [],
          mut,
          span: spanOf(node),
          loan,
          copies: [source],
        });
      } else mir.emit({ op: "copy", target: local, sources: [source], span: spanOf(node) });
      return local;
    }
    case "tmp": {
      const source = operand.local;
      if (!source.own) {
        if (mut) needMutable(mir, source, node, []);
        return source;
      }
      const local = target();
      const loan = mir.loan(source, [], mut, false, node);
      const copies = source.loans ? [source] : [];
      mir.emit({ op: "borrow", target: local, local: source, path: [], mut, span: spanOf(node), loan, copies });
      return local;
    }
    case "static":
    case "null": {
      const local = target();
      if (mut && operand.k === "static") mir.report(errors.mutableBorrowOfGlobal(operand.node.range, operand.name));
      mir.emit({ op: "loans", local, set: [] });
      return local;
    }
    case "choice": {
      const local = target();
      onEachSide(mir, operand, (side, at) => {
        const source = borrow(mir, side, at, mut);
        if (source) mir.emit({ op: "copy", target: local, sources: [source], span: spanOf(at) });
      });
      return local;
    }
    case "plain":
      mir.report(errors.untrackedWhereBorrowed(node.range));
      return null;
    case "function":
    case "unknown":
      return null;
  }
}

function borrowPlace(
  mir: Lowering,
  operand: Operand & { k: "place" },
  node: Node,
  mut: boolean,
  target: Variable,
): Variable {
  const { root, path, reborrow = false } = operand;
  // A reborrow ends with its holder only if the holder has a destructor, which may use the borrow.
  const isKept = reborrow && !mir.classes.hasDestructorAlong(root.cls, path);
  const through = !root.own || isKept || (root.kind === "this" && mir.isConstructor);
  if (mut) needMutable(mir, root, operand.node, path);
  const lasting = !operand.mode.loans && mir.classes.isTied(operand.mode.cls);
  const loan = mir.loan(root, path, mut, through, node, { reborrow, lasting });
  const copies = root.loans ? [root] : [];
  mir.emit({ op: "borrow", target, local: root, path, mut, span: spanOf(node), loan, copies });
  return target;
}
