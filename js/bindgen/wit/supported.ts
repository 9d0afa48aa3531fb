import { BindgenError } from "../errors.js";
import { ROOT, some, type Func, type Scope, type Type, type World } from "./model.js";

/** The number of items that an error lists. */
const SHOWN = 10;

/** The maximum number of flags in the component model. */
const MOST_FLAGS = 32;

/** Rejects types that engines have no bindings for, or that the component model doesn't allow. Names each item. */
export function checkSupported(world: World, lineOf: (scope: Scope, name: string) => string | undefined): void {
  const scopes = [...world.imports, ...world.exports];
  const large = scopes.flatMap((scope) =>
    scope.types.flatMap(({ name, type }) => {
      const count = type.kind === "flags" ? type.names.length : 0;
      return count > MOST_FLAGS
        ? [says(`${count} flags, and the component model allows ${MOST_FLAGS}`, scope, name)]
        : [];
    }),
  );
  if (large.length > 0) throw new BindgenError(`${large[0]}: make two types of it`);
  const found = scopes.flatMap((scope) => [
    ...scope.functions.filter(passesErrorContext).map((func) => says("error-context", scope, func.name)),
    ...scope.types.filter(({ type }) => hasErrorContext(type)).map(({ name }) => says("error-context", scope, name)),
  ]);
  if (found.length === 0) return;
  const lines = [...new Set(found)];
  const list = [...lines.slice(0, SHOWN), ...(lines.length > SHOWN ? [`and ${lines.length - SHOWN} more`] : [])]
    .map((line) => `  ${line}`)
    .join("\n");
  throw new BindgenError(
    `no engine has error-context switched on, so bindgen makes no bindings for it:\n${list}\n` +
      "Use a result or a future with an error of your own.",
  );

  function says(what: string, scope: Scope, name: string): string {
    const line = lineOf(scope, name);
    return `${line ? `${line}: ` : ""}${scope.name === ROOT ? world.name : scope.name} ${name}: ${what}`;
  }
}

function passesErrorContext({ params, result }: Func): boolean {
  return [...params.map((param) => param.type), ...(result ? [result] : [])].some(hasErrorContext);
}

function hasErrorContext(type: Type): boolean {
  return some(type, (one) => {
    if (one.kind === "stream" || one.kind === "future") return one.type !== null && hasErrorContext(one.type);
    return one.kind === "error-context";
  });
}
