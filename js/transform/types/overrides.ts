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
import { decorator, DROP_GLUE, names } from "../words.js";
import type { Classes } from "./classes.js";
import { isTracked, sameMode, type Mode } from "./mode.js";
import { isSameCallable, type Signature, type Signatures } from "./signatures.js";

/** How a method passes its values, beside what is written in its types. */
const MARKS = ["mut", "consumes", "borrows", "lifetime"] as const;

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
    if (!a || !b) return false;
    if (a.is(CommonFlags.Generic) || b.is(CommonFlags.Generic)) return markersDiffer(a, b);
    const ours = resolver.resolveFunction(a, null, new Map(), SWALLOW);
    const theirs = resolver.resolveFunction(b, null, new Map(), SWALLOW);
    return ours !== null && theirs !== null && !isCompatible(signatures.of(ours), signatures.of(theirs));
  };

  /** Of generic methods there are no types to compare yet: what is written must be the same. */
  const markersDiffer = (a: FunctionPrototype, b: FunctionPrototype): boolean => {
    const [ours, theirs] = [a, b].map(({ functionTypeNode: { parameters, returnType }, declaration, parent }) => [
      ...[...parameters.map(({ type }) => type), returnType].map((type) => classes.refMarker(type, parent)),
      ...MARKS.map((word) => {
        const mark = decorator(declaration.decorators, word);
        return (
          mark &&
          names(mark)
            .map(({ text }) => text)
            .join()
        );
      }),
    ]);
    return ours!.length !== theirs!.length || ours!.some((mark, i) => mark !== theirs![i]);
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
    return classes.fieldMode(node, resolved?.type ?? null, property.parent, true);
  };

  /** Whether it reports a member. */
  const check = (name: string, parent: Class): boolean => {
    const member = cls.getMember(name),
      overridden = parent.getMember(name);
    if (!member || !overridden || member === overridden || name === "constructor" || name === DROP_GLUE) return false;
    if (isPrivate(overridden) || !differs(member, overridden)) return false;
    sink(errors.overrideDiffers(member.declaration.name.range, name, overridden.declaration.name.range));
    return true;
  };

  for (const name of cls.prototype.instanceMembers?.keys() ?? [])
    lineOf(cls.base).some((parent) => check(name, parent));
  for (const parent of cls.interfaces ?? [])
    for (const name of namesOf(parent)) lineOf(parent).some((each) => check(name, each));
}

/** Whether a property is a field, of a class or an interface, rather than a pair of accessors. */
function isPlace(property: PropertyPrototype): boolean {
  return property.fieldDeclaration !== null;
}

function isPrivate(member: DeclaredElement): boolean {
  return member.is(CommonFlags.Private);
}

/** A class or an interface, and all that it extends. */
function lineOf(cls: Class | null): Class[] {
  return cls ? [cls, ...lineOf(cls.base)] : [];
}

/** Returns the names of the members of an interface and of those that it extends. */
function namesOf(cls: Class): Set<string> {
  return new Set(lineOf(cls).flatMap(({ prototype }) => [...(prototype.instanceMembers?.keys() ?? [])]));
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
