import type { Node } from "assemblyscript";
import { PLAIN, type Mode } from "../types/mode.js";
import type { Lowering } from "./lowering.js";
import type { Operand } from "./operand.js";
import { spanOf, type Variable } from "./tables.js";

// What operands are, and what can be done with one without moving it into a place.

/** An operand that is followed. */
export type TrackedOperand = Operand & { k: "place" | "var" | "tmp" | "choice" | "static" };

export function isTrackedOperand(operand: Operand): operand is TrackedOperand {
  const { k } = operand;
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
        loans: modes.some(({ loans }) => loans),
        nullable: modes.some(({ nullable }) => nullable) || operand.sides.some((side) => side.operand.k === "null"),
      };
    }
    default:
      return PLAIN;
  }
}

export type Choice = Operand & { k: "choice" };

/** Handles both sides of a choice, each in its own branch. */
export function onEachSide(mir: Lowering, { sides }: Choice, work: (operand: Operand, node: Node) => void): void {
  const { current } = mir;
  for (const side of sides) {
    mir.current = side.end;
    work(side.operand, side.node);
    side.end = mir.current;
  }
  mir.current = current;
}

/** Maps both sides of a choice, each in its own branch. */
export function mapSides(mir: Lowering, choice: Choice, node: Node, work: (operand: Operand) => Operand): Operand {
  const sides: Choice["sides"] = [];
  onEachSide(mir, choice, (side, at) => {
    const operand = work(side);
    sides.push({ operand, node: at, end: mir.current });
  });
  return { k: "choice", sides, node, type: sides.map(({ operand }) => typeIn(operand)).find((type) => type) ?? null };
}

/** The type that an operand has, if known. */
export function typeIn(operand: Operand) {
  return "type" in operand ? operand.type : null;
}

/** Reads an operand, or only an untracked field of it. */
export function use(mir: Lowering, operand: Operand, node: Node, field: string | null = null): void {
  switch (operand.k) {
    case "place": {
      const path = field === null ? operand.path : [...operand.path, field];
      return mir.emit({
        op: "use",
        local: operand.root,
        path,
        span: spanOf(field === null ? operand.node : node),
        mut: false,
      });
    }
    case "var":
      return mir.emit({ op: "useRef", local: operand.local, span: spanOf(node) });
    case "tmp":
      return operand.local.loans ? mir.emit({ op: "useRef", local: operand.local, span: spanOf(node) }) : undefined;
    case "choice":
      return onEachSide(mir, operand, (side, at) => use(mir, side, at, field));
  }
}

/** Discards an operand that was evaluated. */
export function discard(mir: Lowering, operand: Operand): void {
  if (operand.k === "var" || operand.k === "tmp" || operand.k === "choice") use(mir, operand, operand.node);
}

/** Returns the locals whose loans the operand carries. */
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

/** The loans inside an owned value move with it. */
export function carry(mir: Lowering, operand: Operand, local: Variable, node: Node): void {
  if (local.loans) mir.emit({ op: "copy", target: local, sources: sources(operand), span: spanOf(node) });
}

/** The loans inside an owned argument stay in use until the call. */
export function hold(mir: Lowering, operand: Operand, node: Node): Variable {
  const local = mir.reference(node);
  mir.emit({ op: "copy", target: local, sources: sources(operand), span: spanOf(node) });
  return local;
}
