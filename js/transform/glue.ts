import {
  CommonFlags,
  Node,
  NodeKind,
  type BlockStatement,
  type ClassDeclaration,
  type DeclarationStatement,
  type Expression,
  type MethodDeclaration,
  type Parser,
  type Range,
  type Statement,
} from "assemblyscript";
import * as build from "./syntax/build.js";
import { visitOuter, type Outer } from "./syntax/outer.js";
import { isStd } from "./syntax/sources.js";
import type { ClassInfo } from "./types/classes.js";
import { decorator, DROP_GLUE } from "./words.js";

// The glue of a destructor is a method that each owned class gets. It calls the user's `drop()`, then drops the owned
// fields in order, then what the base class owns. As a method it is also found through interfaces and base classes.

/** Adds the empty method to every parsed class and interface that is owned. */
export function addGlue(parser: Parser): void {
  for (const source of parser.sources) if (!isStd(source)) visitOuter(source.statements, visit);
}

function visit(outer: Outer): void {
  if (outer.k === "class" && decorator(outer.node.decorators, "owned")) addTo(outer.node, !outer.isInterface);
}

/** The classes that have it. A library file may be part of several programs, one after the other. */
const glued = new WeakSet<ClassDeclaration>();

function addTo(declaration: ClassDeclaration, isClass: boolean): void {
  if (glued.has(declaration)) return;
  glued.add(declaration);
  const exclusive = declaration.members.filter((member) => isClass && isExclusiveMethod(member));
  declaration.members.push(
    emptyMethod(DROP_GLUE, isClass, declaration.name.range),
    ...exclusive.map(({ name }) => emptyMethod(`${name.text}$exclusive`, isClass, name.range)),
  );
}

/**
 * Marks a `@mut` method: its class gets an empty method beside it, `absorb$exclusive` for `absorb`. The bindings of a
 * component test for it with `isDefined(self.absorb$exclusive)` to know that the receiver is borrowed exclusively.
 */
function isExclusiveMethod(member: DeclarationStatement): boolean {
  return (
    member.kind === NodeKind.MethodDeclaration &&
    !member.is(CommonFlags.Static) &&
    !member.isAny(CommonFlags.Get | CommonFlags.Set) &&
    decorator(member.decorators, "mut") !== null
  );
}

function emptyMethod(name: string, hasBody: boolean, range: Range): MethodDeclaration {
  return Node.createMethodDeclaration(
    Node.createIdentifierExpression(name, range),
    null,
    CommonFlags.Instance | CommonFlags.Public,
    null,
    Node.createFunctionType([], build.typeName("void", range), null, false, range),
    hasBody ? Node.createBlockStatement([], range) : null,
    range,
  );
}

export function isGlue(declaration: DeclarationStatement): boolean {
  return declaration.kind === NodeKind.MethodDeclaration && declaration.name.text === DROP_GLUE;
}

/** Returns the body of the method, once the class is resolved. */
export function glueBody({ destructor, ownedFields, baseOwned, cls }: ClassInfo): BlockStatement {
  const { range } = cls.prototype.declaration.name;
  const drop = (value: Expression, method = DROP_GLUE) =>
    build.expressionStatement(build.call(build.property(value, method, range), null, [], range));
  const self = () => Node.createThisExpression(range);
  const statements: Statement[] = [];
  if (destructor) statements.push(drop(self(), "drop"));
  for (const { name, mode, isDefinite } of ownedFields) {
    const local = `__own_d_${name}`;
    const { program } = cls;
    const value = isDefinite
      ? build.loadField(program, self(), cls.type, name, mode.type!, range)
      : build.property(self(), name, range);
    statements.push(build.variable(local, null, value, range));
    const call = drop(build.name(local, range));
    if (isDefinite) statements.push(build.ifThen(build.notNull(build.name(local, range), range), [call], range));
    else statements.push(mode.nullable ? build.ifThen(build.name(local, range), [call], range) : call);
  }
  if (baseOwned) statements.push(drop(Node.createSuperExpression(range)));
  return Node.createBlockStatement(statements, range);
}
