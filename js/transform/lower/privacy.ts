import {
  CommonFlags,
  NodeKind,
  OperatorKind,
  type Class,
  type ClassPrototype,
  type Element,
  type Function as AscFunction,
  type Node,
  type Property,
} from "assemblyscript";
import type { Lowering } from "./lowering.js";
import * as errors from "../errors/index.js";

// asc lets any code use private members. A class that owns or borrows relies on its private members to keep its
// promises, so the transform enforces them: using one from outside is an error, as in Rust, unless the code is
// `@trusted`.

/** Reports the use of a private field outside its class. */
export function checkField(mir: Lowering, property: Property, node: Node): void {
  if (!isPrivateOutside(mir, property, property.parent)) return;
  const cls = property.parent as Class;
  mir.report(errors.privateField(node.range, property.name, cls.name));
}

/** Reports the call of a private method or constructor outside its class. */
export function checkCall(mir: Lowering, fn: AscFunction, node: Node): void {
  if (!isPrivateOutside(mir, fn.prototype, fn.parent)) return;
  if (fn.prototype.operatorKind !== OperatorKind.Invalid && node.kind !== NodeKind.Call) return; // operators are public
  const owner = prototypeOf(fn.parent)!;
  mir.report(errors.privateMethod(node.range, fn.is(CommonFlags.Constructor) ? null : fn.prototype.name, owner.name));
}

function isPrivateOutside(mir: Lowering, member: { is(flag: CommonFlags): boolean }, parent: Element): boolean {
  if (!member.is(CommonFlags.Private)) return false;
  const owner = prototypeOf(parent);
  if (!owner || prototypeOf(mir.fn.parent) === owner) return false;
  const cls = "prototype" in parent ? (parent as Class) : null;
  const info = cls && mir.classes.info(cls);
  return info ? info.owned || info.borrowed : isMarked(owner, mir);
}

/** Whether a class is tracked, as seen by a static member, which has no instance of the class. */
function isMarked(owner: ClassPrototype, mir: Lowering): boolean {
  const cls = [...(owner.instances?.values() ?? [])][0];
  return cls !== undefined && (mir.classes.info(cls).owned || mir.classes.info(cls).borrowed);
}

/**
 * Returns the class of an element. The parent of an instance member is a class, that of a static member its prototype.
 */
function prototypeOf(element: Element): ClassPrototype | null {
  if ("prototype" in element && element.prototype) return (element as Class).prototype;
  return "instances" in element ? (element as ClassPrototype) : null;
}
