import {
  NodeKind,
  type DecoratorNode,
  type Expression,
  type IdentifierExpression,
  type LiteralExpression,
} from "assemblyscript";

// The words with which a program declares ownership. See assembly/own/ and docs/ownership.md.

/** Decorators of classes, interfaces and functions. */
export type Word =
  | "owned"
  | "borrowed"
  | "view"
  | "mut"
  | "consumes"
  | "lifetime"
  | "borrows"
  | "trusted"
  | "nodrop"
  | "tied"
  | "keeps"
  | "linear";

/** Where the marker types and intrinsics are defined; a user's own `Ref` is a different type. */
const OWN = /(^|\/)as-io-lifetimes\/assembly\/own\/words\/(\w+)$/;

/** Returns the name of a word imported from the library, given its internal name, or null. */
export function ownName(internalName: string): string | null {
  return OWN.exec(internalName)?.[2] ?? null;
}

/** Returns the decorator with a name, or null. */
export function decorator(decorators: readonly DecoratorNode[] | null, word: Word): DecoratorNode | null {
  return (
    decorators?.find(({ name }) => name.kind === NodeKind.Identifier && (name as IdentifierExpression).text === word) ??
    null
  );
}

/** Returns the names in a decorator's arguments: `@borrows("fd")` gives ["fd"]. */
export function names(node: DecoratorNode | null): { text: string; node: Expression }[] {
  return (node?.args ?? []).map((arg) => ({ text: text(arg), node: arg }));
}

function text(arg: Expression): string {
  if (arg.kind === NodeKind.Identifier) return (arg as IdentifierExpression).text;
  return String((arg as LiteralExpression as { value?: unknown }).value ?? "");
}

/** The member that the transform adds to each owned class, which every drop calls. */
export const DROP_GLUE = "__own_drop";

/** The word that returns from the function with the error of a result, a member of the library's results. */
export const OR_RETURN = "orReturn";

/** The alias that makes warnings errors: `--use IO_LIFETIMES_STRICT=1`. */
export const STRICT = "IO_LIFETIMES_STRICT";
