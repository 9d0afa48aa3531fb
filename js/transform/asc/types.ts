import type { Program, Type } from "assemblyscript";

const NAMES = Symbol("as-io-lifetimes: names of types");

/**
 * Returns a name for any type that works without an import in the current file. It is a global alias: a name added to a
 * function's type arguments would disable asc's inference of those of classes.
 */
export function nameOfType(program: Program, type: Type): string {
  const state = program as unknown as {
    [NAMES]?: Map<Type, string>;
    registerNativeType(name: string, type: Type): void;
  };
  const known = (state[NAMES] ??= new Map());
  let text = known.get(type);
  if (text === undefined) {
    known.set(type, (text = `__own_T${known.size}`));
    state.registerNativeType(text, type);
  }
  return text;
}
