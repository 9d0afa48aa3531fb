import type { Class, ClassDeclaration, Function as AscFunction, FunctionDeclaration } from "assemblyscript";

// asc's typings give a prototype's declaration the general type; these functions narrow it.

/** Returns the declaration of a function, method, accessor or function expression. */
export function functionDeclaration(fn: AscFunction): FunctionDeclaration {
  return fn.prototype.declaration as FunctionDeclaration;
}

/** Returns the declaration of a class or interface. */
export function classDeclaration(cls: Class): ClassDeclaration {
  return cls.prototype.declaration as ClassDeclaration;
}
