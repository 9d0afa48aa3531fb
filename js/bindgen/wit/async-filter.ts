// Which `async` functions of a world are called asynchronously. The others are called synchronously, and block while
// they wait.

import { BindgenError } from "../errors.js";
import { ROOT, type Func, type Scope, type World } from "./model.js";

interface Directive {
  readonly text: string;
  readonly isAsync: boolean;
  matches(scope: Scope, func: Func): boolean;
}

/**
 * `all`, `none`, or the name of a function: `[-][import:|export:]wasi:cli/run#run`. A leading `-` makes the function
 * blocking.
 */
function parse(text: string): Directive {
  if (text === "all" || text === "none") return { text, isAsync: text === "all", matches: () => true };
  const [, minus, side, name] = /^(-?)(?:(import|export):)?(.+)$/.exec(text) ?? [];
  if (name === undefined)
    throw new BindgenError(`--async ${text}: expected all, none, or [-][import:|export:]FUNCTION`);
  return {
    text,
    isAsync: minus === "",
    matches: (scope, func) =>
      (side === undefined || (side === "export") === scope.isExport) && namesOf(scope, func).includes(name),
  };
}

/**
 * The name of an interface's function is `wasi:cli/run@0.3.0#run`, or the same without the version; the world's own
 * functions have plain names.
 */
function namesOf({ name }: Scope, func: Func): string[] {
  return name === ROOT ? [func.name] : [`${name}#${func.name}`, `${name.replace(/@.*$/, "")}#${func.name}`];
}

/**
 * Makes functions of a world blocking as directives say. For each function the first matching directive counts; without
 * one it is called as WIT says.
 */
export function filterAsync(world: World, texts: readonly string[]): void {
  const directives = texts.map(parse);
  const used = new Set<Directive>();
  for (const scope of [...world.imports, ...world.exports]) {
    for (const [i, func] of scope.functions.entries()) {
      const directive = func.isAsync ? directives.find((one) => one.matches(scope, func)) : undefined;
      if (directive) used.add(directive);
      if (directive?.isAsync === false) scope.functions[i] = { ...func, isAsync: false, blocks: true };
    }
  }
  const unused = directives.find((one) => !used.has(one) && !["all", "none"].includes(one.text));
  if (unused) throw new BindgenError(`--async ${unused.text}: the world has no such async function`);
}
