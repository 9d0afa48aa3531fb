import type { Program, Type } from "assemblyscript";

const NAMES = Symbol("as-io-lifetimes: names of types");

/**
 * A name for any type, which the file at hand need not import. It is an alias of the whole program: names put into a
 * function's type arguments would switch off asc's inference of those of classes.
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
