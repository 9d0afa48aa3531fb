import type { Class, ClassDeclaration, Function as AscFunction, FunctionDeclaration } from "assemblyscript";

// asc's typings know a prototype's declaration as a declaration only; its own accessors narrow it.

/** The declaration of a function, method, accessor or function expression. */
export function functionDeclaration(fn: AscFunction): FunctionDeclaration {
  return fn.prototype.declaration as FunctionDeclaration;
}

/** The declaration of a class or interface. */
export function classDeclaration(cls: Class): ClassDeclaration {
  return cls.prototype.declaration as ClassDeclaration;
}
