// `this` while it is under construction: in a constructor, and in the initializers of fields that it runs.

import { NodeKind, type Class, type FieldDeclaration, type Node } from "assemblyscript";
import * as errors from "../errors/index.js";
import { classDeclaration } from "../syntax/declarations.js";
import type { Lowering } from "./lowering.js";
import { makePart } from "./parts.js";
import { spanOf, type Variable } from "./tables.js";

/** Makes the places of the owned fields of `this`, of which `isSet` have values already. */
export function makeFields(
  mir: Lowering,
  self: Variable,
  cls: Class,
  isSet: (field: FieldDeclaration) => boolean,
): void {
  const declarations = new Map(classDeclaration(cls).members.map((member) => [member.name.text, member]));
  for (const field of mir.classes.check(cls).ownedFields) {
    const place = makePart(mir, self, field);
    mir.fields.set(field.name, place);
    const declared = declarations.get(field.name) as FieldDeclaration;
    if (field.mode.nullable || isSet(declared)) mir.emitInit(place);
    if (!isSet(declared) || declared.initializer?.kind === NodeKind.Null) mir.emitEmpty(place);
  }
}

/** Whether asc sets a field before the body of the constructor runs. */
export function isInitialized({ initializer, parameterIndex }: FieldDeclaration): boolean {
  return initializer !== null || parameterIndex >= 0;
}

/**
 * Checks a borrow of `this`, which leads to all fields. In a constructor asc checks those of its class; those of a class
 * that extends it are set later.
 */
export function checkBorrowOfThis(mir: Lowering, local: Variable, node: Node): void {
  if (local !== mir.thisLocal || !local.cls) return;
  if (mir.isInitializer) {
    for (const part of mir.fields.values())
      mir.emit({ op: "use", local: part, path: [], span: spanOf(node), mut: false });
  } else if (!mir.isConstructor) return;
  const later = mir.classes.fieldOfExtender(local.cls);
  if (later) mir.report(errors.thisBeforeExtender(node.range, local.cls.name, later.name.text, later.name.range));
}
