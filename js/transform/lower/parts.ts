import type { Node, Statement, Type } from "assemblyscript";
import type { Mode } from "../types/mode.js";
import type { Operation, Taker } from "../../ownership/mir.js";
import { spanOf, type Variable } from "./tables.js";
import type { Slot } from "../syntax/slot.js";
import type { ClassInfo } from "../types/classes.js";
import type { Lowering } from "./lowering.js";

// A value whose class has no destructor may be taken apart: its owned fields move out one by one, and the remaining
// ones are dropped one by one, in order. Each field is then a local, a part of the whole. The first move of a field
// shows that the value must be taken apart; the function is then lowered again.

/** Requests that a local be taken apart. Returns false if that isn't possible. */
export function takeApart(mir: Lowering, local: Variable): boolean {
  if (!isSeparable(mir, local)) return false;
  mir.wanted.add(keyOf(local));
  return true;
}

/** A value with a destructor, its own or one in a subclass, is only dropped as a whole. */
function isSeparable(mir: Lowering, { own, cls, kind, whole, intrinsic }: Variable): boolean {
  if (!own || !cls || intrinsic) return false;
  if (kind === "field" && mir.isConstructor && whole === mir.thisLocal) return false;
  const { destructor, baseOwned, trusted, ownedFields } = mir.classes.check(cls);
  return !destructor && !baseOwned && !trusted && ownedFields.length > 0 && !mir.classes.isExtended(cls);
}

/** A key that finds the local again when the function is lowered again. */
function keyOf({ name, node }: Variable): string {
  return `${name} ${node.range.start}`;
}

/** Makes a temporary that owns, in a slot of the tree. It is dropped at the end of the statement unless it moves. */
export function temporary(
  mir: Lowering,
  name: string,
  mode: Mode,
  type: Type | null,
  node: Node,
  slot: Slot,
): Variable {
  const local = mir.local(name, mode, type, "tmp", node);
  local.slot = slot;
  if (mir.statement) local.statement = mir.statement;
  separate(mir, local);
  mir.temps.push(...leaves(local).reverse());
  return local;
}

/** Drops a local at the end of the scope: as a whole, or part by part if it is taken apart. */
export function dropAtEnd(mir: Lowering, local: Variable): void {
  separate(mir, local);
  mir.scope!.locals.push(...leaves(local).reverse());
}

/** Makes the parts of a local that is taken apart. */
export function separate(mir: Lowering, local: Variable): void {
  if (mir.apart.has(keyOf(local))) makeParts(mir, local);
}

function makeParts(mir: Lowering, whole: Variable): void {
  whole.parts = mir.classes.check(whole.cls!).ownedFields.map((field) => makePart(mir, whole, field));
  for (const part of whole.parts) if (mir.apart.has(keyOf(part))) makeParts(mir, part);
}

/** Makes the local of an owned field. */
export function makePart(mir: Lowering, whole: Variable, { name, mode }: ClassInfo["ownedFields"][number]): Variable {
  const part = mir.local(`${whole.name}.${name}`, mode, mode.type, "field", whole.node);
  part.field = name;
  part.whole = whole;
  part.isBesideBorrows = mir.classes.check(whole.cls!).hasBorrowedField;
  return part;
}

export function partOf(mir: Lowering, whole: Variable, field: string): Variable | undefined {
  return (
    whole.parts?.find((part) => part.field === field) ?? (whole === mir.thisLocal ? mir.fields.get(field) : undefined)
  );
}

/** Returns a local, or the parts that it consists of. */
export function leaves(local: Variable): Variable[] {
  return local.parts ? local.parts.flatMap(leaves) : [local];
}

/** Returns a local, its parts, and their parts. */
export function wholeAndParts(local: Variable): Variable[] {
  return [local, ...allParts(local)];
}

function allParts({ parts = [] }: Variable): Variable[] {
  return parts.flatMap((part) => [part, ...allParts(part)]);
}

/** A whole value arrives, with the loans that it holds, and all parts with it. */
export function initialize(mir: Lowering, local: Variable, node: Node, assigned: Statement | null = null): void {
  for (const each of wholeAndParts(local)) {
    if (each !== local && each.loans) mir.emit({ op: "copy", target: each, sources: [local], span: spanOf(node) });
    mir.emitInit(each, assigned);
  }
}

/** A whole value moves away, and its parts with it. */
export function moveWhole(mir: Lowering, local: Variable, node: Node, slot: Slot | null, taker?: Taker): void {
  const loop = mir.exits.findLast(({ head }) => head)?.head ?? undefined;
  for (const each of wholeAndParts(local)) {
    const withWhole = each !== local;
    const operation: Operation = { op: "move", local: each, span: spanOf(node), withWhole, taker, loop };
    if (slot) mir.tables.slots.set(operation, slot);
    mir.emit(operation);
  }
}
