import {
  CommonFlags,
  ElementKind,
  type Class,
  type DeclaredElement,
  type FunctionPrototype,
  type PropertyPrototype,
  type Resolver,
} from "assemblyscript";
import type { Sink } from "../../ownership/report.js";
import { SWALLOW } from "../asc/resolver.js";
import * as errors from "../errors/index.js";
import { DROP_GLUE } from "../words.js";
import type { Classes } from "./classes.js";
import { isTracked, sameMode, type Mode } from "./mode.js";
import { isSameCallable, type Signature, type Signatures } from "./signatures.js";

// A call runs the method of the object's own class, but is checked against the class that it sees. So both must take
// and return ownership in the same way; accessors and fields must as well.

/** Reports the members of a class that differ from those that they override or implement. */
export function checkOverrides(
  cls: Class,
  classes: Classes,
  signatures: Signatures,
  resolver: Resolver,
  sink: Sink,
): void {
  const differs = (a: DeclaredElement, b: DeclaredElement): boolean => {
    if (a.kind === ElementKind.FunctionPrototype && b.kind === ElementKind.FunctionPrototype)
      return functionsDiffer(a as FunctionPrototype, b as FunctionPrototype);
    if (a.kind === ElementKind.PropertyPrototype && b.kind === ElementKind.PropertyPrototype)
      return propertiesDiffer(a as PropertyPrototype, b as PropertyPrototype);
    return false; // asc reports it
  };

  const functionsDiffer = (a: FunctionPrototype | null, b: FunctionPrototype | null): boolean => {
    if (!a || !b || a.is(CommonFlags.Generic) || b.is(CommonFlags.Generic)) return false;
    const ours = resolver.resolveFunction(a, null, new Map(), SWALLOW);
    const theirs = resolver.resolveFunction(b, null, new Map(), SWALLOW);
    return ours !== null && theirs !== null && !isCompatible(signatures.of(ours), signatures.of(theirs));
  };

  const propertiesDiffer = (a: PropertyPrototype, b: PropertyPrototype): boolean => {
    if (!isPlace(a) && !isPlace(b))
      return (
        functionsDiffer(a.getterPrototype, b.getterPrototype) || functionsDiffer(a.setterPrototype, b.setterPrototype)
      );
    const ours = modeOf(a),
      theirs = modeOf(b);
    const isInInterface = b.parent.kind === ElementKind.InterfacePrototype || b.parent.kind === ElementKind.Interface;
    if (isPlace(a) && isPlace(b) && !isInInterface) return !sameMode(ours, theirs);
    return isTracked(ours) || isTracked(theirs); // reading a field borrows it, a getter returns a value
  };

  const modeOf = (property: PropertyPrototype): Mode => {
    const resolved = resolver.resolveProperty(property, SWALLOW);
    const node = property.fieldDeclaration?.type ?? property.getterPrototype?.functionTypeNode.returnType ?? null;
    return classes.mode(node, resolved?.type ?? null, property.parent, null, true);
  };

  const check = (name: string, parent: Class) => {
    const member = cls.getMember(name),
      overridden = parent.getMember(name);
    if (!member || !overridden || member === overridden || name === "constructor" || name === DROP_GLUE) return;
    if (isPrivate(overridden) || !differs(member, overridden)) return;
    sink(errors.overrideDiffers(member.declaration.name.range, name, overridden.declaration.name.range));
  };

  for (const name of cls.prototype.instanceMembers?.keys() ?? []) if (cls.base) check(name, cls.base);
  for (const parent of cls.interfaces ?? []) for (const name of namesOf(parent)) check(name, parent);
}

/** Whether a property is a field, of a class or an interface, rather than a pair of accessors. */
function isPlace(property: PropertyPrototype): boolean {
  return property.fieldDeclaration !== null;
}

function isPrivate(member: DeclaredElement): boolean {
  return member.is(CommonFlags.Private);
}

/** Returns the names of the members of an interface and of those that it extends. */
function namesOf(cls: Class): Set<string> {
  const names = new Set<string>();
  for (let at: Class | null = cls; at; at = at.base)
    for (const name of at.prototype.instanceMembers?.keys() ?? []) names.add(name);
  return names;
}

function isCompatible(ours: Signature, theirs: Signature): boolean {
  // A trusted base class that isn't tracked vouches for what it does with the loans of its `this`.
  const vouches = theirs.trusted && !theirs.receiver;
  const isKnown = (source: number | "this") => theirs.from.includes(source) || (source === "this" && vouches);
  return (
    isSameCallable({ ...ours, from: [] }, { ...theirs, from: [] }) &&
    (ours.isUnknown || theirs.isUnknown || ours.from.every(isKnown)) &&
    ours.consumes === theirs.consumes &&
    (!ours.mut || theirs.mut)
  );
}
