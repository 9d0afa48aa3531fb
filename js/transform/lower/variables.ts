// Declarations of variables.

import { Type, type Statement, type VariableDeclaration } from "assemblyscript";
import { slot } from "../syntax/slot.js";
import { isTracked, PLAIN, type Mode } from "../types/mode.js";
import { lowerExpression } from "./expressions.js";
import { enter } from "./gate.js";
import type { Lowering } from "./lowering.js";
import type { Operand } from "./operand.js";
import { carry, modeOf, typeIn } from "./operands.js";
import { dropAtEnd, initialize, leaves } from "./parts.js";
import { borrowingVariable } from "./repairs.js";
import { spanOf } from "./tables.js";

export function lowerVariable(mir: Lowering, declaration: VariableDeclaration, statement: Statement): void {
  const { initializer, name, type: annotation } = declaration;
  const annotated = annotation && mir.typeFor(annotation);
  const said = annotation && mir.classes.mode(annotation, annotated, mir.fn, mir.flow);
  const operand = initializer && lowerExpression(mir, slot(declaration, "initializer"), annotated ?? Type.auto);
  const type = annotated ?? (operand && typeIn(operand)) ?? (initializer ? mir.typeOf(initializer) : null) ?? Type.auto;
  const known = operand?.k === "unknown" ? mir.classes.mode(null, type, mir.fn) : operand ? modeOf(operand) : PLAIN;
  const mode = withLoans(mir, said ?? known);
  if (!isTracked(mode)) return lowerUntrackedVariable(mir, declaration, operand, type);

  if (!mode.own && operand) extend(mir, operand);
  const taker = {
    kind: "variable",
    name: name.range.toString(),
    declared: null,
    takesBorrows: annotation === null && operand?.k !== "choice",
    // Only an error asks what would mend it.
    get borrowing() {
      return borrowingVariable(declaration, operand);
    },
  } as const;
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
    if (operand?.k === "null") mir.emitEmpty(local);
  } else if (source) mir.emit({ op: "copy", target: local, sources: [source], span: spanOf(initializer!) });
  else mir.emit({ op: "loans", local, set: [] });
  local.declaration = declaration;
  local.called = name.text;
  local.statement = statement;
  mir.byElement.set(mir.declare(name.text, type, declaration), local);
  if (!mode.own) mir.scope!.locals.push(local);
}

/** A variable of a tied type may get a value that holds borrows later, even if its first one holds none. */
function withLoans(mir: Lowering, mode: Mode): Mode {
  return mode.own && mir.classes.isTied(mode.cls) ? { ...mode, loans: true } : mode;
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
