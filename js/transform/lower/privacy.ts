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

// asc lets everybody at private members. Those of a class that owns or borrows keep its promises, so here they are
// private: to use one from outside is Rust's error, and `@trusted` the way around it.

/** Reports the use of a private field from outside of its class. */
export function checkField(mir: Lowering, property: Property, node: Node): void {
  if (!isPrivateOutside(mir, property, property.parent)) return;
  const cls = property.parent as Class;
  mir.reports.error(616, node.range, `field \`${property.name}\` of class \`${cls.name}\` is private`, {
    label: "private field",
    help: "use what the class offers, or mark the function `@trusted`",
  });
}

/** Reports the call of a private method or constructor from outside of its class. */
export function checkCall(mir: Lowering, fn: AscFunction, node: Node): void {
  if (!isPrivateOutside(mir, fn.prototype, fn.parent)) return;
  if (fn.prototype.operatorKind !== OperatorKind.Invalid && node.kind !== NodeKind.Call) return; // private by name, public by sign
  const what = fn.is(CommonFlags.Constructor) ? "the constructor" : `method \`${fn.prototype.name}\``;
  const owner = prototypeOf(fn.parent)!;
  mir.reports.error(624, node.range, `${what} of class \`${owner.name}\` is private`, {
    label: fn.is(CommonFlags.Constructor) ? "private constructor" : "private method",
    help: "use what the class offers, or mark the function `@trusted`",
  });
}

function isPrivateOutside(mir: Lowering, member: { is(flag: CommonFlags): boolean }, parent: Element): boolean {
  if (!member.is(CommonFlags.Private)) return false;
  const owner = prototypeOf(parent);
  if (!owner || prototypeOf(mir.fn.parent) === owner) return false;
  const cls = "prototype" in parent ? (parent as Class) : null;
  const info = cls && mir.classes.info(cls);
  return info ? info.owned || info.borrowed : isMarked(owner, mir);
}

/** Whether a class is tracked, seen from a static member, which has no instance of it. */
function isMarked(owner: ClassPrototype, mir: Lowering): boolean {
  const cls = [...(owner.instances?.values() ?? [])][0];
  return cls !== undefined && (mir.classes.info(cls).owned || mir.classes.info(cls).borrowed);
}

/** The class that an element belongs to: an instance member's parent is a class, a static one's its prototype. */
function prototypeOf(element: Element): ClassPrototype | null {
  if ("prototype" in element && element.prototype) return (element as Class).prototype;
  return "instances" in element ? (element as ClassPrototype) : null;
}
