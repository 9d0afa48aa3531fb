import type { Node, Statement, Type } from "assemblyscript";
import type { Mode } from "../types/mode.js";
import type { Operation, Taker } from "../../ownership/mir.js";
import { spanOf, type Variable } from "./tables.js";
import type { Slot } from "../syntax/slot.js";
import type { ClassInfo } from "../types/classes.js";
import type { Lowering } from "./lowering.js";

// A value whose class has no destructor may be taken apart: its owned fields move out one by one, and those that are
// left are dropped one by one, in their order. Each field is a local then, a part of the whole. That a value is taken
// apart is only known when its first field moves; the function is lowered once more then.

/** Asks for a local to be taken apart. False where it can't be. */
export function takeApart(mir: Lowering, local: Variable): boolean {
  if (!isSeparable(mir, local)) return false;
  mir.wanted.add(keyOf(local));
  return true;
}

/** With a destructor, or one in a class that extends it, a value is dropped as a whole. */
function isSeparable(mir: Lowering, { own, cls, kind, whole, intrinsic }: Variable): boolean {
  if (!own || !cls || intrinsic) return false;
  if (kind === "field" && mir.isConstructor && whole === mir.thisLocal) return false;
  const { destructor, baseOwned, trusted, ownedFields } = mir.classes.check(cls);
  return !destructor && !baseOwned && !trusted && ownedFields.length > 0 && !mir.classes.isExtended(cls);
}

/** The local again when the function is lowered once more. */
function keyOf({ name, node }: Variable): string {
  return `${name} ${node.range.start}`;
}

/** A temporary that owns, in a slot of the tree, dropped at the end of the statement unless it moves. */
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

/** Drops a local at the end of the scope: as a whole, or part by part where it is taken apart. */
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

/** The local of an owned field. */
export function makePart(mir: Lowering, whole: Variable, { name, mode }: ClassInfo["ownedFields"][number]): Variable {
  const part = mir.local(`${whole.name}.${name}`, mode, mode.type, "field", whole.node);
  part.field = name;
  part.whole = whole;
  return part;
}

export function partOf(mir: Lowering, whole: Variable, field: string): Variable | undefined {
  return (
    whole.parts?.find((part) => part.field === field) ?? (whole === mir.thisLocal ? mir.fields.get(field) : undefined)
  );
}

/** A local, or the parts that it consists of. */
export function leaves(local: Variable): Variable[] {
  return local.parts ? local.parts.flatMap(leaves) : [local];
}

/** A local, its parts and theirs. */
export function wholeAndParts(local: Variable): Variable[] {
  return [local, ...allParts(local)];
}

function allParts({ parts = [] }: Variable): Variable[] {
  return parts.flatMap((part) => [part, ...allParts(part)]);
}

/** A whole value has come, with the loans that it holds: so have its parts. */
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
