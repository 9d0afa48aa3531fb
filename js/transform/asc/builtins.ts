import { DecoratorFlags, type FunctionPrototype } from "assemblyscript";

/** Whether asc compiles the calls of a function itself. */
export function isBuiltin(prototype: FunctionPrototype): boolean {
  return prototype.hasDecorator(DecoratorFlags.Builtin) && prototype.internalName.startsWith("~lib/builtins/");
}
