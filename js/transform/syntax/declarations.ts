import {
  CommonFlags,
  NodeKind,
  type Class,
  type ClassDeclaration,
  type DeclarationStatement,
  type Function as AscFunction,
  type FunctionDeclaration,
  type MethodDeclaration,
} from "assemblyscript";

// asc's typings give a prototype's declaration the general type; these functions narrow it.

/** Returns the declaration of a function, method, accessor or function expression. */
export function functionDeclaration(fn: AscFunction): FunctionDeclaration {
  return fn.prototype.declaration as FunctionDeclaration;
}

/** Returns the declaration of a class or interface. */
export function classDeclaration(cls: Class): ClassDeclaration {
  return cls.prototype.declaration as ClassDeclaration;
}

/** Returns the destructor among the members of a class, or null. */
export function destructorIn(members: readonly DeclarationStatement[]): MethodDeclaration | null {
  const found = members.find(
    (member) =>
      member.kind === NodeKind.MethodDeclaration &&
      member.name.text === "drop" &&
      !member.isAny(CommonFlags.Abstract | CommonFlags.Static | CommonFlags.Get | CommonFlags.Set),
  );
  return (found as MethodDeclaration) ?? null;
}
