import { NodeKind, type ElementAccessExpression, type Node } from "assemblyscript";
import { spanOf, type Variable } from "./tables.js";
import type { Operand } from "./operand.js";
import { isStd } from "../syntax/sources.js";
import { PLAIN, type Mode } from "../types/mode.js";
import type { Lowering } from "./lowering.js";
import { needMutable } from "./mutability.js";
import { moveWhole, takeApart } from "./parts.js";
import * as errors from "../errors/index.js";

// What can be done with the value of an expression: use it, move it, borrow it, or let it go where nothing is tracked.

export function isTrackedOperand({ k }: Operand): boolean {
  return k === "place" || k === "var" || k === "tmp" || k === "choice" || k === "static";
}

export function modeOf(operand: Operand): Mode {
  switch (operand.k) {
    case "place":
      return operand.mode;
    case "var":
    case "tmp": {
      const { own, ref, loans, cls, type, nullable } = operand.local;
      return { own: operand.k === "tmp" && own, ref, loans: operand.k === "var" || loans, cls, type, nullable };
    }
    case "static":
      return { own: false, ref: "shared", loans: true, cls: operand.cls, type: operand.type, nullable: false };
    case "choice": {
      const modes = operand.sides.map((side) => modeOf(side.operand));
      const mode = modes.find(({ own }) => own) ?? modes.find(({ loans }) => loans) ?? PLAIN;
      return {
        ...mode,
        nullable: modes.some(({ nullable }) => nullable) || operand.sides.some((side) => side.operand.k === "null"),
      };
    }
    default:
      return PLAIN;
  }
}

/** Does something on both sides of a choice, each in its own branch. */
function onEachSide(
  mir: Lowering,
  operand: Operand & { k: "choice" },
  work: (operand: Operand, node: Node) => void,
): void {
  const { current } = mir;
  for (const side of operand.sides) {
    mir.current = side.end;
    work(side.operand, side.node);
    side.end = mir.current;
  }
  mir.current = current;
}

/** Reads it. */
export function use(mir: Lowering, operand: Operand, node: Node): void {
  switch (operand.k) {
    case "place":
      return mir.emit({ op: "use", local: operand.root, path: operand.path, span: spanOf(operand.node), mut: false });
    case "var":
      return mir.emit({ op: "useRef", local: operand.local, span: spanOf(node) });
    case "tmp":
      return operand.local.loans ? mir.emit({ op: "useRef", local: operand.local, span: spanOf(node) }) : undefined;
    case "choice":
      return onEachSide(mir, operand, (side, at) => use(mir, side, at));
  }
}

/** It is a statement of its own: a value that is named moves there, and is dropped at the end of the statement. */
export function discardStatement(mir: Lowering, operand: Operand): void {
  if (operand.k !== "place" || operand.path.length > 0 || !operand.slot || operand.constructorField || operand.mode.ref)
    return discard(mir, operand);
  const { mode, node, slot } = operand;
  const local = mir.temporary("temporary", mode, operand.type, node, slot);
  consume(mir, operand, node);
  carry(mir, operand, local, node);
  mir.emitInit(local);
}

/** It is computed and thrown away. */
export function discard(mir: Lowering, operand: Operand): void {
  if (operand.k === "var" || operand.k === "tmp" || operand.k === "choice") use(mir, operand, operand.node);
}

/** It flows to `what`, where nothing is tracked. */
export function intoUntracked(mir: Lowering, operand: Operand, node: Node, what: string): void {
  if (operand.k === "choice") return onEachSide(mir, operand, (side, at) => intoUntracked(mir, side, at, what));
  if (operand.k === "place" || (operand.k === "tmp" && operand.local.own)) {
    mir.report(errors.ownedIntoUntracked(node.range, what));
  } else if (operand.k === "var" || operand.k === "static" || (operand.k === "tmp" && operand.local.loans)) {
    mir.report(errors.borrowEscapes(node.range, what));
  }
  use(mir, operand, node);
}

/** It moves away. */
export function consume(mir: Lowering, operand: Operand, node: Node): void {
  switch (operand.k) {
    case "place":
      return consumePlace(mir, operand, node);
    case "var":
      if (!operand.local.ref) {
        mir.report(errors.borrowWhereOwned(node.range, operand.local.name));
        return use(mir, operand, node);
      }
      mir.report(errors.moveOutOfBorrow(node.range, operand.local.name));
      return use(mir, operand, node);
    case "tmp":
      if (isElement(node) && (!operand.local.own || isStdElement(mir, node))) errorOfElement(mir, node);
      else if (operand.local.own) return mir.emit({ op: "move", local: operand.local, span: spanOf(node) });
      else mir.report(errors.borrowWhereOwned(node.range, null));
      return use(mir, operand, node);
    case "static":
      return mir.report(errors.moveOutOfGlobal(node.range, operand.name));
    case "choice":
      return onEachSide(mir, operand, (side, at) => consume(mir, side, at));
    case "plain":
      return mir.report(errors.untrackedWhereOwned(node.range));
  }
}

function consumePlace(mir: Lowering, operand: Operand & { k: "place" }, node: Node): void {
  const { root, path, slot } = operand;
  if (path.length > 0 && takeApart(mir, root)) return; // the function is lowered once more
  if (operand.constructorField || path.length > 0) {
    const name = [root.name, ...path].join(".");
    if (operand.constructorField || (root.own && !root.ref)) {
      mir.report(errors.moveOutOfWhole(node.range, name));
    } else {
      mir.report(errors.moveOutBehindBorrow(node.range, name));
    }
    return use(mir, operand, node);
  }
  moveWhole(mir, root, node, slot);
}

/** An element of an array or a map, which stays the owner. */
function isElement(node: Node): node is ElementAccessExpression {
  return node.kind === NodeKind.ElementAccess;
}

/** Whether it is one of AssemblyScript's own arrays or maps, which give their elements as if they were new. */
function isStdElement(mir: Lowering, { expression }: ElementAccessExpression): boolean {
  const cls = mir.typeOf(expression)?.getClass();
  return !!cls && isStd(cls.prototype.declaration.range.source);
}

function errorOfElement(mir: Lowering, node: ElementAccessExpression): void {
  const type = mir.typeOf(node.expression);
  const isFixed = type?.getClass()?.prototype.name === "StaticArray";
  mir.report((isFixed ? errors.moveOutOfFixedArray : errors.moveOutOfElement)(node.range, type?.toString() ?? "?"));
}

/** Borrows it. Gives the local that carries the loans, or null after an error. */
export function borrow(mir: Lowering, operand: Operand, node: Node, mut: boolean): Variable | null {
  const target = () => {
    const cls = "local" in operand ? operand.local.cls : operand.k === "place" ? operand.mode.cls : null;
    return mir.reference(
      node,
      { ref: mut ? "mut" : "shared", cls },
      operand.k === "choice" ? node.range.toString() : "",
    );
  };
  switch (operand.k) {
    case "place": {
      const { root, path, reborrow = false } = operand;
      // What is lent on ends with its holder only where that has a destructor, which may use it.
      const isKept = reborrow && !mir.classes.hasDestructorAlong(root.cls, path);
      const through = !root.own || isKept || (root.kind === "this" && mir.isConstructor);
      if (mut) needMutable(mir, root, operand.node, path);
      const local = target();
      const loan = mir.loan(root, path, mut, through, node, reborrow);
      mir.emit({
        op: "borrow",
        target: local,
        local: root,
        path,
        mut,
        span: spanOf(node),
        loan,
        copies: root.loans ? [root] : [],
      });
      return local;
    }
    case "var": {
      const source = operand.local;
      const local = target();
      if (mut || source.ref === "mut") {
        // A reborrow: the exclusive borrow can't be used meanwhile.
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
      if (!source.own) return source;
      const local = target();
      const loan = mir.loan(source, [], mut, false, node);
      mir.emit({
        op: "borrow",
        target: local,
        local: source,
        path: [],
        mut,
        span: spanOf(node),
        loan,
        copies: source.loans ? [source] : [],
      });
      return local;
    }
    case "static":
    case "null": {
      const local = target();
      if (mut && operand.k === "static") {
        mir.report(errors.mutableBorrowOfGlobal(operand.node.range, operand.name));
      }
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
    case "unknown":
      return null;
  }
}

/** The locals whose loans travel with it. */
export function sources(operand: Operand): Variable[] {
  switch (operand.k) {
    case "tmp":
    case "var":
      return operand.local.loans ? [operand.local] : [];
    case "place":
      return operand.root.loans ? [operand.root] : [];
    case "choice":
      return operand.sides.flatMap((side) => sources(side.operand));
    default:
      return [];
  }
}

/** The loans inside an owned value go where the value goes. */
export function carry(mir: Lowering, operand: Operand, local: Variable, node: Node): void {
  if (local.loans) mir.emit({ op: "copy", target: local, sources: sources(operand), span: spanOf(node) });
}

/** The loans inside an owned argument stay in use until the call. */
export function hold(mir: Lowering, operand: Operand, node: Node): Variable {
  const local = mir.reference(node);
  mir.emit({ op: "copy", target: local, sources: sources(operand), span: spanOf(node) });
  return local;
}
