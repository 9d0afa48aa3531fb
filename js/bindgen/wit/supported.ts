import { BindgenError } from "../errors.js";
import { ROOT, some, type Func, type Scope, type Type, type World } from "./model.js";

/** How many items an error lists. */
const SHOWN = 10;

/** The component model allows as many. */
const MOST_FLAGS = 32;

/** Refuses what this generator makes no bindings for: the asynchronous part of WIT. Names each item. */
export function checkSupported(world: World, lineOf: (scope: Scope, name: string) => string | undefined): void {
  const found = [...world.imports, ...world.exports].flatMap((scope) => [
    ...scope.functions.flatMap((func) => says(asynchronous(func), scope, func.name)),
    ...scope.types.flatMap(({ name, type }) => says(asyncType(type), scope, name)),
  ]);
  const large = [...world.imports, ...world.exports].flatMap((scope) =>
    scope.types.flatMap(({ name, type }) => {
      const count = type.kind === "flags" ? type.names.length : 0;
      return says(
        count > MOST_FLAGS ? `${count} flags, and the component model allows ${MOST_FLAGS}` : null,
        scope,
        name,
      );
    }),
  );
  if (large.length > 0) throw new BindgenError(`${large[0]!.trim()}: make two types of it`);
  if (found.length === 0) return;
  const list = [...found.slice(0, SHOWN), ...(found.length > SHOWN ? [`and ${found.length - SHOWN} more`] : [])]
    .map((line) => `  ${line}`)
    .join("\n");
  throw new BindgenError(
    `bindgen makes no bindings for asynchronous items yet:\n${list}\nLeave them out of the world, or ` +
      "write the component in another language.",
  );

  function says(what: string | null, scope: Scope, name: string): string[] {
    if (!what) return [];
    const line = lineOf(scope, name);
    return [`${line ? `${line}: ` : ""}${scope.name === ROOT ? world.name : scope.name} ${name}: ${what}`];
  }
}

function asynchronous(func: Func): string | null {
  if (func.isAsync) return "an async func";
  const types = [...func.params.map((param) => param.type), ...(func.result ? [func.result] : [])];
  return types.map(asyncType).find((found) => found !== null) ?? null;
}

function asyncType(type: Type): string | null {
  let name: string | null = null;
  some(type, (one) => {
    if (one.kind === "async") name = one.name;
    return one.kind === "async";
  });
  return name;
}
